// SPDX-License-Identifier: Apache-2.0
// Random networks, compiled with each algorithm for AVX2 and compared with float64.
#include "baked_assortment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "generator/bake/test_input.hpp"
#include "generator/evaluate/evaluate.hpp"
#include "tests/assortment/assortment.hpp"

namespace {

template <class Network>
void check(const char* name, std::size_t index, bool self_test) {
    CAPTURE(name);
    CHECK(self_test);
    const zgen::graph g = assortment::network(index);
    const auto memory = std::make_unique<typename Network::workspace>();
    for (std::size_t i = 0; i < 20; ++i) {
        const std::vector<float> in = zgen::test_input(g.input, i);
        const std::vector<double> exact = zgen::evaluate(g, std::vector<double>(in.begin(), in.end()));
        std::vector<float> out(Network::output_size);
        const auto status = Network::predict(std::span<const float>(in).template first<Network::input_size>(),
                                             std::span<float>(out).template first<Network::output_size>(), *memory);
        REQUIRE(status == zinfer::status::ok);
        double largest = 0;
        double error = 0;
        for (std::size_t o = 0; o < out.size(); ++o) {
            largest = std::max(largest, std::abs(exact[o]));
            error = std::max(error, std::abs(static_cast<double>(out[o]) - exact[o]));
        }
        CHECK(error <= 1e-4 * largest);
    }
}

}  // namespace

TEST_CASE("every layer is right: kernel sizes, strides, groups and padding with each algorithm, activations") {
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
        MESSAGE("SKIPPED: this processor has no AVX2");
        return;
    }
#define CHECK_BAKED(name, index) check<name::network>(#name, index, name::self_test().passed());
    FOR_EACH_BAKED(CHECK_BAKED)
}
