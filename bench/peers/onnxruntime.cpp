// SPDX-License-Identifier: Apache-2.0
#include "bench/peers/onnxruntime.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "bench/peers/onnxruntime_api.hpp"

namespace bench {

namespace {

using table = const void* const*;

void require(table api, ort::failure* failed) {
    if (failed == nullptr) return;
    const std::string message = ort::get_error_message::in(api)(failed);
    ort::release_status::in(api)(failed);
    throw std::runtime_error("ONNX Runtime: " + message);
}

/// An object of the library, given back by `Release`.
template <class T, class Release>
class handle {
 public:
    explicit handle(table api) : api_(api) {}
    handle(const handle&) = delete;
    handle& operator=(const handle&) = delete;
    ~handle() {
        if (object_ != nullptr) Release::in(api_)(object_);
    }
    T* get() const { return object_; }
    T** out() { return &object_; }

 private:
    table api_;
    T* object_ = nullptr;
};

class onnxruntime_engine final : public engine {
 public:
    onnxruntime_engine(table api, const std::string& file, bool two_axes, std::size_t batch, std::size_t input_size,
                       std::size_t output_size)
        : api_(api), in_(batch * input_size), out_(batch * output_size) {
        require(api, ort::create_env::in(api)(ort::log_errors, "bench", environment_.out()));
        handle<ort::session_options, ort::release_session_options> options(api);
        require(api, ort::create_session_options::in(api)(options.out()));
        require(api, ort::set_intra_op_num_threads::in(api)(options.get(), 1));
        require(api, ort::set_inter_op_num_threads::in(api)(options.get(), 1));
        require(api, ort::set_graph_optimization_level::in(api)(options.get(), ort::optimize_all));
        require(api, ort::create_session_from_array::in(api)(environment_.get(), file.data(), file.size(),
                                                             options.get(), session_.out()));
        require(api, ort::create_cpu_memory_info::in(api)(ort::device_allocator, ort::default_memory, memory_.out()));
        const auto n = static_cast<std::int64_t>(batch);
        const auto length = static_cast<std::int64_t>(input_size);
        bind(in_, two_axes ? std::vector<std::int64_t>{n, 1, 1, length} : std::vector<std::int64_t>{n, 1, length}, x_);
        bind(out_, {n, static_cast<std::int64_t>(output_size)}, y_);
    }

    bool has_stages() const override { return false; }

    void predict(const float* in, float* out, stage_clock*) override {
        std::copy_n(in, in_.size(), in_.data());
        const char* const input_name = "x";
        const char* const output_name = "y";
        const ort::value* const x = x_.get();
        ort::value* y = y_.get();
        require(api_, ort::run::in(api_)(session_.get(), nullptr, &input_name, &x, 1, &output_name, 1, &y));
        std::copy_n(out_.data(), out_.size(), out);
    }

 private:
    using tensor = handle<ort::value, ort::release_value>;

    void bind(std::vector<float>& buffer, const std::vector<std::int64_t>& dims, tensor& t) {
        require(api_,
                ort::create_tensor_with_data::in(api_)(memory_.get(), buffer.data(), buffer.size() * sizeof(float),
                                                       dims.data(), dims.size(), ort::float32, t.out()));
    }

    table api_;
    handle<ort::environment, ort::release_env> environment_{api_};
    handle<ort::session, ort::release_session> session_{api_};
    handle<ort::memory_info, ort::release_memory_info> memory_{api_};
    std::vector<float> in_;
    std::vector<float> out_;
    tensor x_{api_};
    tensor y_{api_};
};

}  // namespace

onnxruntime::onnxruntime(const std::string& path) {
    void* library = dlopen(path.empty() ? "libonnxruntime.so.1" : path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) throw std::runtime_error(dlerror());
    auto* get_api_base = reinterpret_cast<const ort::api_base* (*)()>(dlsym(library, "OrtGetApiBase"));
    if (get_api_base == nullptr) throw std::runtime_error(dlerror());
    base_ = get_api_base();
}

std::string onnxruntime::version() const {
    return static_cast<const ort::api_base*>(base_)->version();
}

std::unique_ptr<engine> onnxruntime::make(const std::string& file, bool two_axes, std::size_t batch,
                                          std::size_t input_size, std::size_t output_size) const {
    const table api = static_cast<const ort::api_base*>(base_)->get_api(ort::api_version);
    if (api == nullptr) throw std::runtime_error("ONNX Runtime: version 1 of its C interface is gone");
    return std::make_unique<onnxruntime_engine>(api, file, two_axes, batch, input_size, output_size);
}

}  // namespace bench
