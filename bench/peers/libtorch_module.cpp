// SPDX-License-Identifier: Apache-2.0
#include <ATen/Parallel.h>
#include <torch/script.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <variant>
#include <vector>

#include "bench/engine.hpp"
#include "bench/model.hpp"

namespace bench {

namespace {

std::int64_t integer(std::size_t n) {
    return static_cast<std::int64_t>(n);
}

at::Tensor tensor(const std::vector<float>& values, at::IntArrayRef shape) {
    return at::from_blob(const_cast<float*>(values.data()), shape, at::kFloat).clone();
}

/// The stages as TorchScript: constants as parameters, and the text of a function.
class script {
 public:
    explicit script(const model& m) {
        for (const stage& s : m.stages) std::visit([&](const auto& op) { append(op, s); }, s.op);
        module_.define("def forward(self, x):\n" + text_ + "    return x\n");
        module_.eval();
    }

    torch::jit::Module optimized() { return torch::jit::optimize_for_inference(module_); }

 private:
    std::string parameter(const at::Tensor& value) {
        const std::string name = "w" + std::to_string(count_++);
        module_.register_parameter(name, value, false);
        return "self." + name;
    }

    void line(const std::string& expression) { text_ += "    x = " + expression + "\n"; }

    /// (length, channels) in memory -> (1, channels, 1, length)
    static at::Tensor per_feature(const std::vector<float>& values, const stage& s) {
        return tensor(values, {integer(s.input.length), integer(s.input.channels)})
            .t()
            .contiguous()
            .view({1, integer(s.input.channels), 1, integer(s.input.length)});
    }

    void append(const affine& a, const stage& s) {
        line("x * " + parameter(per_feature(a.scale, s)) + " + " + parameter(per_feature(a.shift, s)));
    }

    void append(const flatten&, const stage& s) {
        line("torch.flatten(x, 1)");
        flattened_ = s.input;
    }

    void append(const convolution& c, const stage& s) {
        const std::int64_t filters = integer(c.config.filters);
        const std::string bias = parameter(tensor(c.bias, {filters}));
        const std::int64_t taps = integer(c.config.kernel_size);
        const std::int64_t channels = integer(c.config.channels);
        if (s.input.length == 1) {
            at::Tensor kernel = tensor(c.kernel, {filters, channels});
            if (flattened_.length > 1)  // the order behind a flatten is channels first here
                kernel = kernel.view({filters, integer(flattened_.length), integer(flattened_.channels)})
                             .transpose(1, 2)
                             .reshape({filters, channels});
            flattened_ = {};
            line("torch.linear(x, " + parameter(kernel.contiguous()) + ", " + bias + ")");
        } else {
            const at::Tensor kernel = tensor(c.kernel, {filters, taps, channels}).transpose(1, 2).contiguous();
            line("torch.conv2d(x, " + parameter(kernel.unsqueeze(2)) + ", " + bias + ", [1, " +
                 std::to_string(c.config.stride) + "])");
        }
        if (c.relu) line("torch.relu(x)");
        const std::string pool = "[1, " + std::to_string(c.pool) + "]";
        if (c.pool > 1) line("torch.max_pool2d(x, " + pool + ", " + pool + ")");
    }

    torch::jit::Module module_{"network"};
    std::string text_;
    zinfer::shape flattened_;  ///< before the flatten, where one came last
    int count_ = 0;
};

class libtorch_engine final : public engine {
 public:
    libtorch_engine(const model& m, std::size_t batch)
        : module_(script(m).optimized()),
          input_(at::empty({integer(batch), 1, 1, integer(m.input_size())}, at::kFloat)),
          output_bytes_(batch * m.output_size() * sizeof(float)) {}

    bool has_stages() const override { return false; }

    void predict(const float* in, float* out, stage_clock*) override {
        const c10::InferenceMode guard;
        std::memcpy(input_.data_ptr<float>(), in, input_.nbytes());
        const at::Tensor y = module_.forward({input_}).toTensor().contiguous();
        std::memcpy(out, y.data_ptr<float>(), output_bytes_);
    }

 private:
    torch::jit::Module module_;
    at::Tensor input_;
    std::size_t output_bytes_;
};

}  // namespace

}  // namespace bench

extern "C" bench::engine* zinfer_bench_make_libtorch(const bench::model& m, std::size_t batch) {
    at::set_num_threads(1);
    const c10::InferenceMode guard;
    return new bench::libtorch_engine(m, batch);
}
