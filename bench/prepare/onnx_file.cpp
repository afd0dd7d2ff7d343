// SPDX-License-Identifier: Apache-2.0
#include "bench/prepare/onnx_file.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "generator/import/onnx/onnx.pb.h"

namespace bench {

namespace {

constexpr std::int32_t float32 = 1;        // TensorProto.DataType
constexpr std::int32_t attribute_int = 2;  // AttributeProto.AttributeType
constexpr std::int32_t attribute_ints = 7;

std::int64_t integer(std::size_t n) {
    return static_cast<std::int64_t>(n);
}

/// (outer, rows, columns) -> (outer, columns, rows).
std::vector<float> transposed(const std::vector<float>& values, std::size_t rows, std::size_t columns) {
    std::vector<float> result(values.size());
    for (std::size_t outer = 0; outer < values.size(); outer += rows * columns)
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < columns; ++c) result[outer + c * rows + r] = values[outer + r * columns + c];
    return result;
}

class onnx_writer {
 public:
    onnx_writer(const model& m, std::size_t spatial_axes) : axes_(spatial_axes), activation_(m.stages.front().input) {
        auto& opset = *file_.add_opset_import();
        opset.set_domain("");
        opset.set_version(13);
        describe(*graph().add_input(), "x", spatial(activation_.length, activation_.channels));
        for (const stage& s : m.stages) std::visit([&](const auto& op) { append(op, s); }, s.op);
        append("Identity", {last_}, "y");
        describe(*graph().add_output(), "y", {integer(m.output_size())});
    }

    std::string bytes() const {
        // ir_version, field 1, which the messages do not name because the importer does not read it: fields of a
        // message may come in any order.
        return file_.SerializeAsString() + "\x08\x07";
    }

 private:
    using dims = std::vector<std::int64_t>;

    zgen::onnx::GraphProto& graph() { return *file_.mutable_graph(); }

    /// (a, length), with one or two spatial axes.
    dims spatial(std::size_t length, std::size_t a) const {
        return axes_ == 1 ? dims{integer(a), integer(length)} : dims{integer(a), 1, integer(length)};
    }

    /// Everything but the batch axis.
    static void describe(zgen::onnx::ValueInfoProto& value, const std::string& name, const dims& shape) {
        value.set_name(name);
        auto& type = *value.mutable_type()->mutable_tensor_type();
        type.set_elem_type(float32);
        type.mutable_shape()->add_dim()->set_dim_param("N");
        for (const std::int64_t n : shape) type.mutable_shape()->add_dim()->set_dim_value(n);
    }

    std::string constant(const std::vector<float>& values, const dims& shape) {
        auto& tensor = *graph().add_initializer();
        tensor.set_name("w" + std::to_string(graph().initializer_size()));
        tensor.set_data_type(float32);
        for (const std::int64_t n : shape) tensor.add_dims(n);
        tensor.set_raw_data(values.data(), values.size() * sizeof(float));
        return tensor.name();
    }

    zgen::onnx::NodeProto& append(const std::string& type, const std::vector<std::string>& inputs,
                                  const std::string& output = {}) {
        auto& node = *graph().add_node();
        last_ = output.empty() ? "a" + std::to_string(graph().node_size()) : output;
        node.set_op_type(type);
        node.set_name(type + "_" + std::to_string(graph().node_size()));
        for (const std::string& input : inputs) node.add_input(input);
        node.add_output(last_);
        return node;
    }

    /// One value a spatial axis, 1 for the axis of height 1.
    void attribute(zgen::onnx::NodeProto& node, const std::string& name, std::size_t value) const {
        auto& a = *node.add_attribute();
        a.set_name(name);
        a.set_type(attribute_ints);
        if (axes_ == 2) a.add_ints(1);
        a.add_ints(integer(value));
    }

    void append(const affine& a, const stage& s) {
        const dims shape = spatial(s.input.length, s.input.channels);
        const auto values = [&](const std::vector<float>& v) {
            return constant(transposed(v, s.input.length, s.input.channels), shape);
        };
        append("Mul", {last_, values(a.scale)});
        append("Add", {last_, values(a.shift)});
    }

    void append(const flatten&, const stage& s) {
        append("Flatten", {last_});
        activation_ = s.input;
    }

    void append(const convolution& c, const stage& s) {
        const std::string bias = constant(c.bias, {integer(c.config.filters)});
        if (s.input.length == 1) {
            // Behind a flatten, whose order is channels first here.
            const std::vector<float> kernel = transposed(c.kernel, activation_.length, activation_.channels);
            auto& gemm =
                append("Gemm", {last_, constant(kernel, {integer(c.config.filters), integer(c.depth())}), bias});
            auto& a = *gemm.add_attribute();
            a.set_name("transB");
            a.set_type(attribute_int);
            a.set_i(1);
        } else {
            const std::vector<float> kernel = transposed(c.kernel, c.config.kernel_size, c.config.channels);
            dims shape = spatial(c.config.kernel_size, c.config.channels);
            shape.insert(shape.begin(), integer(c.config.filters));
            auto& conv = append("Conv", {last_, constant(kernel, shape), bias});
            attribute(conv, "kernel_shape", c.config.kernel_size);
            attribute(conv, "strides", c.config.stride);
        }
        if (c.relu) append("Relu", {last_});
        if (c.pool > 1) {
            auto& pool = append("MaxPool", {last_});
            attribute(pool, "kernel_shape", c.pool);
            attribute(pool, "strides", c.pool);
        }
        activation_ = s.output;
    }

    std::size_t axes_;
    zinfer::shape activation_;  ///< the one before a flatten, where that came last
    zgen::onnx::ModelProto file_;
    std::string last_ = "x";
};

}  // namespace

std::string onnx_file(const model& m, std::size_t spatial_axes) {
    return onnx_writer(m, spatial_axes).bytes();
}

}  // namespace bench
