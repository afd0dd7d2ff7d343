// SPDX-License-Identifier: Apache-2.0
#include "bench/peers/openblas.hpp"

#include <cblas.h>
#include <dlfcn.h>
#include <stdlib.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "bench/peers/matrix_engine.hpp"

namespace bench {

namespace {

blasint integer(std::size_t n) {
    return static_cast<blasint>(n);
}

/// The library, loaded when the first engine asks for it: what it reads of the environment can be set before.
class openblas_library {
 public:
    static const openblas_library& get() {
        static const openblas_library library;
        return library;
    }

    decltype(&cblas_sgemm) sgemm;
    decltype(&cblas_sgemv) sgemv;

 private:
    openblas_library() {
        load();
        // On a processor that it does not know by model it falls back to kernels of 2004.
        if (std::string_view(function<decltype(&openblas_get_corename)>("openblas_get_corename")()) == "Prescott") {
            dlclose(handle_);
            const char* core = widest_core();
            if (core != nullptr) setenv("OPENBLAS_CORETYPE", core, 0);
            load();
        }
        sgemm = function<decltype(sgemm)>("cblas_sgemm");
        sgemv = function<decltype(sgemv)>("cblas_sgemv");
        function<decltype(&openblas_set_num_threads)>("openblas_set_num_threads")(1);
    }

    static const char* widest_core() {
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")) return "SkylakeX";
        if (__builtin_cpu_supports("avx2")) return "Haswell";
#endif
        return nullptr;
    }

    void load() {
        handle_ = dlopen(ZINFER_BENCH_OPENBLAS_LIBRARY, RTLD_NOW | RTLD_LOCAL);
        if (handle_ == nullptr) throw std::runtime_error(std::string("OpenBLAS: ") + dlerror());
    }

    template <class Function>
    Function function(const char* name) const {
        void* found = dlsym(handle_, name);
        if (found == nullptr) throw std::runtime_error(std::string("OpenBLAS: ") + dlerror());
        return reinterpret_cast<Function>(found);
    }

    void* handle_ = nullptr;
};

class openblas_product {
 public:
    openblas_product(const model& m, std::size_t batch) : batch_(batch) {
        std::size_t largest = 0;
        for (const stage& s : m.stages)
            if (const auto* c = std::get_if<convolution>(&s.op))
                largest = std::max(largest, s.positions() * c->depth());
        windows_.resize(batch * largest);
    }

    std::size_t rows_per_input(const stage& s) const { return s.positions(); }

    void operator()(const convolution& c, const stage& s, const float* x, float* y) {
        const std::size_t depth = c.depth();
        const float* windows = x;
        if (s.input.length > 1) {
            float* window = windows_.data();
            for (std::size_t b = 0; b < batch_; ++b)
                for (std::size_t p = 0; p < s.positions(); ++p, window += depth)
                    std::copy_n(x + b * s.input.size() + p * c.config.stride * c.config.channels, depth, window);
            windows = windows_.data();
        }
        if (batch_ * s.positions() == 1)
            blas_.sgemv(CblasRowMajor, CblasNoTrans, integer(c.config.filters), integer(depth), 1.0f, c.kernel.data(),
                        integer(depth), windows, 1, 0.0f, y, 1);
        else
            blas_.sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, integer(batch_ * s.positions()),
                        integer(c.config.filters), integer(depth), 1.0f, windows, integer(depth), c.kernel.data(),
                        integer(depth), 0.0f, y, integer(c.config.filters));
    }

 private:
    const openblas_library& blas_ = openblas_library::get();
    std::size_t batch_;
    std::vector<float> windows_;
};

}  // namespace

void load_openblas() {
    openblas_library::get();
}

std::unique_ptr<engine> make_openblas(const model& m, std::size_t batch) {
    return std::make_unique<matrix_engine<openblas_product>>(m, batch);
}

}  // namespace bench
