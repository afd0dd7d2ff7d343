// SPDX-License-Identifier: Apache-2.0
#include "peers/openblas.hpp"

#include <cblas.h>

#include "peers/matrix_engine.hpp"

namespace bench {

namespace {

blasint integer(std::size_t n) {
    return static_cast<blasint>(n);
}

class openblas_product {
 public:
    static constexpr std::size_t chunk = 16;

    explicit openblas_product(const model& m) {
        std::size_t largest = 0;
        for (const stage& s : m.stages)
            if (const auto* c = std::get_if<convolution>(&s.op))
                largest = std::max(largest, s.positions() * c->depth());
        windows_.resize(chunk * largest);
    }

    std::size_t rows_per_input(const stage& s) const { return s.positions(); }

    void operator()(const convolution& c, const stage& s, const float* x, std::size_t batch, float* y) {
        const std::size_t depth = c.depth();
        const float* windows = x;
        if (s.input.length > 1) {
            float* to = windows_.data();
            for (std::size_t b = 0; b < batch; ++b)
                for (std::size_t p = 0; p < s.positions(); ++p, to += depth)
                    std::copy_n(x + b * s.input.size() + p * c.config.stride * c.config.channels, depth, to);
            windows = windows_.data();
        }
        if (batch * s.positions() == 1) {
            cblas_sgemv(CblasRowMajor, CblasNoTrans, integer(c.config.filters), integer(depth), 1.0f, c.kernel.data(),
                        integer(depth), windows, 1, 0.0f, y, 1);
            return;
        }
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, integer(batch * s.positions()), integer(c.config.filters),
                    integer(depth), 1.0f, windows, integer(depth), c.kernel.data(), integer(depth), 0.0f, y,
                    integer(c.config.filters));
    }

 private:
    std::vector<float> windows_;
};

}  // namespace

std::unique_ptr<engine> make_openblas(const model& m, std::size_t batch) {
    openblas_set_num_threads(1);
    return std::make_unique<matrix_engine<openblas_product>>(m, batch);
}

}  // namespace bench
