// SPDX-License-Identifier: Apache-2.0
#include "bench/peers/onednn.hpp"

#include <cstddef>
#include <cstring>
#include <oneapi/dnnl/dnnl.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

// Of the OpenMP library that oneDNN itself is linked to. Its header belongs to one of the compilers only.
extern "C" void omp_set_num_threads(int threads) noexcept;

namespace bench {

namespace {

using dnnl::memory;
using dims = memory::dims;

constexpr auto f32 = memory::data_type::f32;
constexpr auto any = memory::format_tag::any;
constexpr auto inference = dnnl::prop_kind::forward_inference;

memory::dim dim(std::size_t n) {
    return static_cast<memory::dim>(n);
}

dnnl::primitive_attr attributes(const convolution& c) {
    dnnl::primitive_attr attr;
    if (c.relu) {
        dnnl::post_ops after;
        after.append_eltwise(1.0f, dnnl::algorithm::eltwise_relu, 0.0f, 0.0f);
        attr.set_post_ops(after);
    }
    return attr;
}

class onednn final : public engine {
 public:
    onednn(const model& m, std::size_t batch) : batch_(dim(batch)) {
        omp_set_num_threads(1);  // the primitives are made for as many threads as there are when they are made
        const zinfer::shape in = m.stages.front().input;
        activation_ = memory({{batch_, dim(in.channels), dim(in.length)}, f32, memory::format_tag::nwc}, engine_);
        input_ = activation_;
        for (const stage& s : m.stages) {
            std::visit([&](const auto& op) { append(op, s); }, s.op);
            ends_.push_back(steps_.size());
        }
        activation_ = adapted(activation_, {activation_.get_desc().dims(), f32, memory::format_tag::nc});
        ends_.back() = steps_.size();
        output_bytes_ = batch * m.output_size() * sizeof(float);
    }

    bool has_stages() const override { return true; }

    void predict(const float* in, float* out, stage_clock* clock) override {
        std::memcpy(input_.get_data_handle(), in, input_.get_desc().get_size());
        std::size_t i = 0;
        for (const std::size_t end : ends_) {
            for (; i < end; ++i) steps_[i].execute(stream_);
            if (clock != nullptr) clock->lap();
        }
        std::memcpy(out, activation_.get_data_handle(), output_bytes_);
    }

 private:
    /// A primitive and its arguments, in the form of the C interface: the C++ one builds it anew for each call.
    struct step {
        dnnl::primitive primitive;
        std::unordered_map<int, memory> memories;
        std::vector<dnnl_exec_arg_t> arguments;

        step(dnnl::primitive p, std::unordered_map<int, memory> used)
            : primitive(std::move(p)), memories(std::move(used)) {
            for (const auto& [index, m] : memories) arguments.push_back({index, m.get()});
        }

        void execute(const dnnl::stream& stream) const {
            dnnl::error::wrap_c_api(dnnl_primitive_execute(primitive.get(), stream.get(),
                                                           static_cast<int>(arguments.size()), arguments.data()),
                                    "oneDNN: a primitive failed");
        }
    };

    /// `original` in another layout: itself, or what a reorder in each inference makes of it.
    memory adapted(const memory& original, const memory::desc& wanted) {
        if (original.get_desc() == wanted) return original;
        memory reordered(wanted, engine_);
        steps_.emplace_back(dnnl::reorder(original, reordered),
                            std::unordered_map<int, memory>{{DNNL_ARG_FROM, original}, {DNNL_ARG_TO, reordered}});
        return reordered;
    }

    /// Weights in the layout that a primitive wants, reordered now.
    memory constant(const std::vector<float>& values, const memory::desc& given, const memory::desc& wanted) {
        memory original(given, engine_);
        std::memcpy(original.get_data_handle(), values.data(), values.size() * sizeof(float));
        if (given == wanted) return original;
        memory reordered(wanted, engine_);
        dnnl::reorder(original, reordered).execute(stream_, original, reordered);
        stream_.wait();
        return reordered;
    }

    memory constant(const std::vector<float>& values) {
        const memory::desc desc({dim(values.size())}, f32, memory::format_tag::x);
        return constant(values, desc, desc);
    }

    /// scale * x + shift, as a product with the sum as its post-operation.
    void append(const affine& a, const stage&) {
        const memory::desc desc = activation_.get_desc();
        dims one_input = desc.dims();  // the same for each of the batch
        one_input[0] = 1;
        const memory::desc constants(one_input, f32, memory::format_tag::nwc);
        const memory scale = constant(a.scale, constants, constants);
        const memory shift = constant(a.shift, constants, constants);
        dnnl::post_ops after;
        after.append_binary(dnnl::algorithm::binary_add, constants);
        dnnl::primitive_attr attr;
        attr.set_post_ops(after);
        const dnnl::binary::primitive_desc primitive({dnnl::algorithm::binary_mul, desc, constants, desc}, attr,
                                                     engine_);
        const memory y(desc, engine_);
        steps_.emplace_back(dnnl::binary(primitive),
                            std::unordered_map<int, memory>{{DNNL_ARG_SRC_0, activation_},
                                                            {DNNL_ARG_SRC_1, scale},
                                                            {DNNL_ARG_ATTR_MULTIPLE_POST_OP(0) | DNNL_ARG_SRC_1, shift},
                                                            {DNNL_ARG_DST, y}});
        activation_ = y;
    }

    /// An inner product takes an activation as it is.
    void append(const flatten&, const stage&) {}

    void append(const convolution& c, const stage& s) {
        if (s.input.length == 1)
            append_inner_product(c);
        else
            append_convolution(c, s);
    }

    void append_convolution(const convolution& c, const stage& s) {
        const auto& config = c.config;
        const dims kernel_dims{dim(config.filters), dim(config.channels), dim(config.kernel_size)};
        const dims dst_dims{batch_, dim(config.filters), dim(s.all_positions())};
        const dnnl::convolution_forward::primitive_desc primitive(
            {inference, dnnl::algorithm::convolution_auto, memory::desc(activation_.get_desc().dims(), f32, any),
             memory::desc(kernel_dims, f32, any), memory::desc({dim(config.filters)}, f32, memory::format_tag::x),
             memory::desc(dst_dims, f32, any), dims{dim(config.stride)}, dims{0}, dims{0}},
            attributes(c), engine_);
        const memory::desc kernel(kernel_dims, f32, memory::format_tag::owi);
        append_weighted(dnnl::convolution_forward(primitive), primitive,
                        constant(c.kernel, kernel, primitive.weights_desc()), c);
        if (c.pool > 1) append_pooling(c, s);
    }

    void append_pooling(const convolution& c, const stage& s) {
        const dims window{dim(c.pool)};
        const dnnl::pooling_forward::primitive_desc primitive(
            {inference, dnnl::algorithm::pooling_max, activation_.get_desc(),
             memory::desc({batch_, dim(s.output.channels), dim(s.output.length)}, f32, any), window, window, dims{0},
             dims{0}},
            engine_);
        const memory y(primitive.dst_desc(), engine_);
        steps_.emplace_back(dnnl::pooling_forward(primitive),
                            std::unordered_map<int, memory>{{DNNL_ARG_SRC, activation_}, {DNNL_ARG_DST, y}});
        activation_ = y;
    }

    void append_inner_product(const convolution& c) {
        const dims src_dims = activation_.get_desc().dims();
        dims kernel_dims = src_dims;
        kernel_dims[0] = dim(c.config.filters);
        const dnnl::inner_product_forward::primitive_desc primitive(
            {inference, memory::desc(src_dims, f32, any), memory::desc(kernel_dims, f32, any),
             memory::desc({dim(c.config.filters)}, f32, memory::format_tag::x),
             memory::desc({batch_, dim(c.config.filters)}, f32, any)},
            attributes(c), engine_);
        const auto layout = src_dims.size() == 3 ? memory::format_tag::owi : memory::format_tag::oi;
        const memory::desc kernel(kernel_dims, f32, layout);
        append_weighted(dnnl::inner_product_forward(primitive), primitive,
                        constant(c.kernel, kernel, primitive.weights_desc()), c);
    }

    template <class PrimitiveDesc>
    void append_weighted(dnnl::primitive p, const PrimitiveDesc& primitive, const memory& weights,
                         const convolution& c) {
        const memory x = adapted(activation_, primitive.src_desc());
        const memory y(primitive.dst_desc(), engine_);
        steps_.emplace_back(
            std::move(p),
            std::unordered_map<int, memory>{
                {DNNL_ARG_SRC, x}, {DNNL_ARG_WEIGHTS, weights}, {DNNL_ARG_BIAS, constant(c.bias)}, {DNNL_ARG_DST, y}});
        activation_ = y;
    }

    memory::dim batch_;
    dnnl::engine engine_{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream_{engine_};
    std::vector<step> steps_;
    std::vector<std::size_t> ends_;  ///< of each stage, in steps_
    memory input_;
    memory activation_;  ///< what comes last
    std::size_t output_bytes_ = 0;
};

}  // namespace

std::unique_ptr<engine> make_onednn(const model& m, std::size_t batch) {
    return std::make_unique<onednn>(m, batch);
}

}  // namespace bench
