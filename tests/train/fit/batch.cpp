// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/batch.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "src/gaia/spectrum.hpp"
#include "tests/train/data/spectra.hpp"

namespace {

ztrain::recipe augmenting(double noise, double flux_scale) {
    ztrain::recipe r;
    r.noise = noise;
    r.flux_scale = flux_scale;
    return r;
}

}  // namespace

TEST_CASE("a batch holds the rows asked for, in their order") {
    const ztrain::training_table table = spectra::table({0.1F, 0.2F, 0.3F}, {1, 2, 3});
    const std::vector<std::size_t> rows{2, 0};
    const ztrain::batch b = ztrain::gather(table, rows);
    CHECK(b.z == std::vector<float>{0.3F, 0.1F});
    REQUIRE(b.flux.size() == 2 * gaia::samples);
    CHECK(b.flux[0] == 3);
    CHECK(b.flux[gaia::samples] == 1);
    CHECK(b.flux[gaia::samples + 1] == 0.5F);
    CHECK(ztrain::gather_augmented(table, rows, augmenting(0, 0), 1, 0).flux == b.flux);
}

TEST_CASE("augmentation depends on seed, epoch and row alone") {
    const ztrain::training_table table = spectra::table({0.1F, 0.2F, 0.3F}, {1, 2, 3});
    const auto flux = [&](const std::vector<std::size_t>& rows, std::uint64_t seed, std::uint64_t epoch) {
        return ztrain::gather_augmented(table, rows, augmenting(0.1, 0.05), seed, epoch).flux;
    };
    const std::vector<float> both = flux({2, 1}, 7, 3);
    CHECK(std::vector<float>(both.begin() + gaia::samples, both.end()) == flux({1}, 7, 3));
    CHECK(flux({1}, 7, 3) != flux({1}, 7, 4));
    CHECK(flux({1}, 7, 3) != flux({1}, 8, 3));
    CHECK(flux({1}, 7, 3) != flux({2}, 7, 3));
    CHECK(ztrain::gather_augmented(table, std::vector<std::size_t>{1}, augmenting(0.1, 0.05), 7, 3).z ==
          std::vector<float>{0.2F});
}

TEST_CASE("augmentation scales a spectrum as a whole") {
    const ztrain::training_table table = spectra::table({0.1F}, {2});
    const std::vector<std::size_t> rows{0};
    const std::vector<float> flux = ztrain::gather_augmented(table, rows, augmenting(0, 0.05), 7, 3).flux;
    CHECK(flux[0] != 2);
    CHECK(std::abs(std::log(flux[0] / 2)) < 0.5F);
    CHECK(flux[0] == doctest::Approx(4 * flux[1]));
    CHECK(flux[185] == flux[1]);
}
