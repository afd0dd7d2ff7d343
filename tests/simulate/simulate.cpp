// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/simulate.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "src/gaia/spectrum.hpp"
#include "src/simulate/instrument/built_in.hpp"
#include "src/simulate/instrument/measured.hpp"
#include "tests/message_of.hpp"
#include "tests/shared_files.hpp"

namespace {

zsim::simulator built_in(zsim::settings chosen) {
    return {zsim::built_in_instrument(), {}, chosen};
}

zsim::settings with_seed(std::uint64_t seed) {
    zsim::settings chosen;
    chosen.seed = seed;
    return chosen;
}

/// Spectra, each with a line of its own.
std::vector<zsim::sed> some_seds(int count) {
    std::vector<zsim::sed> seds;
    for (int i = 0; i < count; ++i) {
        zsim::sed_points points{std::to_string(i), {}, {}};
        for (double nm = 150; nm < 1151; nm += 0.5) {
            points.nm.push_back(nm);
            points.flux.push_back(1 + 20 * std::exp(-0.5 * std::pow((nm - 450 - 20 * i) / 2, 2)));
        }
        seds.emplace_back(points);
    }
    return seds;
}

}  // namespace

TEST_CASE("a row depends on the seed and its index alone") {
    const zsim::simulator one = built_in(with_seed(1));
    const zsim::simulator again = built_in(with_seed(1));
    const zsim::simulator two = built_in(with_seed(2));
    const zsim::row last = one.make(7);
    const zsim::row first = one.make(3);
    CHECK(again.make(3).flux == first.flux);
    CHECK(again.make(7).flux == last.flux);
    CHECK(first.flux != last.flux);
    CHECK(two.make(3).flux != first.flux);
    CHECK(two.make(3).truth.z != first.truth.z);
}

TEST_CASE("noise off leaves the truth, and the peak is what the truth says") {
    zsim::settings quiet = with_seed(4);
    quiet.noise = false;
    const zsim::simulator clean = built_in(quiet);
    const zsim::simulator noisy = built_in(with_seed(4));
    double squares = 0;
    constexpr int count = 50;
    for (std::uint64_t i = 0; i < count; ++i) {
        const zsim::row a = clean.make(i);
        const zsim::row b = noisy.make(i);
        CHECK(a.truth.z == b.truth.z);
        CHECK(a.truth.peak == b.truth.peak);
        CHECK(static_cast<double>(*std::max_element(a.flux.begin(), a.flux.end())) ==
              doctest::Approx(a.truth.peak).epsilon(1e-5));
        CHECK(*std::min_element(a.flux.begin(), a.flux.end()) >= 0);
        for (std::size_t s = 0; s < gaia::samples; ++s) {
            const auto expected = static_cast<double>(a.flux[s]);
            const double sigma = 0.23 * std::sqrt(1 + (s < gaia::bp_samples ? 0.16 : 0.08) * expected);
            squares += std::pow((static_cast<double>(b.flux[s]) - expected) / sigma, 2);
        }
    }
    CHECK(std::sqrt(squares / count / gaia::samples) == doctest::Approx(1).epsilon(0.06));
}

TEST_CASE("mean spectra move and fade with redshift") {
    zsim::settings chosen = with_seed(5);
    chosen.redshifts = zsim::z_distribution::uniform;
    const zsim::simulator source = built_in(chosen);
    struct bin {
        int count = 0;
        std::array<double, gaia::samples> sum{};
    };
    std::map<int, bin> bins;
    for (std::uint64_t i = 0; i < 1500; ++i) {
        const zsim::row r = source.make(i);
        bin& b = bins[static_cast<int>(r.truth.z * 10)];
        ++b.count;
        for (std::size_t s = 0; s < gaia::samples; ++s) b.sum[s] += static_cast<double>(r.flux[s]);
    }
    REQUIRE(bins.size() == 6);
    double peak_before = 1e9;
    double blue_before = 1e9;
    constexpr double medians[]{20, 10, 6, 4, 3, 2.5};
    for (auto& [index, b] : bins) {
        const double peak = *std::max_element(b.sum.begin(), b.sum.end()) / b.count;
        double blue = 0;
        double red = 0;
        for (std::size_t s = 0; s < gaia::samples; ++s) (s < gaia::bp_samples ? blue : red) += b.sum[s];
        CHECK(peak < peak_before);
        // The mean of the lognormal scatter is 1.23 of its median; peaks of single galaxies lie at different samples.
        CHECK(peak / medians[index] == doctest::Approx(1.15).epsilon(0.22));
        CHECK(blue / red < blue_before);
        peak_before = peak;
        blue_before = blue / red;
    }
}

TEST_CASE("mixtures of spectra stay within their fold, and without variety there are none") {
    zsim::settings chosen = with_seed(6);
    chosen.gaia_colours = false;
    const zsim::simulator varied(zsim::built_in_instrument(), some_seds(23), chosen);
    chosen.variety = false;
    const zsim::simulator plain(zsim::built_in_instrument(), some_seds(23), chosen);
    std::vector<int> used(23, 0);
    int mixed = 0;
    for (std::uint64_t i = 0; i < 1200; ++i) {
        const zsim::truth known = varied.make(i).truth;
        ++used.at(static_cast<std::size_t>(known.sed));
        CHECK(static_cast<int>(known.sed) % 10 == static_cast<int>(known.fold));
        if (known.mixed_sed >= 0) {
            ++mixed;
            CHECK(known.mixed_sed != known.sed);
            CHECK(static_cast<int>(known.mixed_sed) % 10 == static_cast<int>(known.fold));
            CHECK(known.mixed_share > 0);
            CHECK(known.mixed_share < 0.5);
        }
        const zsim::truth same = plain.make(i).truth;
        CHECK(same.sed == known.sed);
        CHECK(same.mixed_sed == -1);
        CHECK(same.tilt == 0);
        CHECK(same.reddening == 0);
    }
    CHECK(*std::min_element(used.begin(), used.end()) > 20);
    CHECK(mixed > 20);
}

TEST_CASE("with folds, SEDs are taken from these alone, and all of them mix") {
    zsim::settings chosen = with_seed(7);
    chosen.gaia_colours = false;
    chosen.only_folds = {1, 2, 5};
    const zsim::simulator source(zsim::built_in_instrument(), some_seds(7), chosen);
    int mixed = 0;
    for (std::uint64_t i = 0; i < 200; ++i) {
        const zsim::truth known = source.make(i).truth;
        for (const double index : {known.sed, known.mixed_sed})
            CHECK((index == -1 || index == 1 || index == 2 || index == 5));
        CHECK(known.fold == known.sed);
        mixed += known.mixed_sed >= 0;
    }
    CHECK(mixed > 20);
    chosen.only_folds = {8};
    CHECK(contains(message_of([&] { zsim::simulator(zsim::built_in_instrument(), some_seds(7), chosen); }),
                   "none of 7 SEDs is in the folds asked for"));
}

TEST_CASE("an instrument that sees nothing is refused") {
    zsim::instrument blind = zsim::built_in_instrument();
    blind.bp.forward.setZero();
    blind.rp.forward.setZero();
    const zsim::simulator source(blind, {}, with_seed(1));
    CHECK(contains(message_of([&] { source.make(0); }), "its largest flux is 0; expected a positive number"));
    blind.rp.forward.setConstant(1e18F);
    const zsim::simulator sees(blind, {}, with_seed(1));
    CHECK(message_of([&] { sees.make(0); }) == "no error");
}

TEST_CASE("mean spectra agree with those of the measured instrument and real galaxies") {
    const auto instrument = shared_files::find("gaia/instrument");
    const auto seds = shared_files::find("gaia/seds");
    if (!instrument || !seds) return;
    zsim::settings chosen = with_seed(8);
    chosen.redshifts = zsim::z_distribution::uniform;
    chosen.noise = false;
    const zsim::simulator ours = built_in(chosen);
    const zsim::simulator measured(zsim::read_instrument(*instrument), zsim::read_seds(*seds), chosen);
    using mean_spectrum = Eigen::Array<double, gaia::samples, 1>;
    std::map<int, std::pair<mean_spectrum, mean_spectrum>> bins;
    const auto add = [](const zsim::row& r, mean_spectrum& sum) {
        for (std::size_t s = 0; s < gaia::samples; ++s)
            sum[static_cast<Eigen::Index>(s)] += static_cast<double>(r.flux[s]) / r.truth.peak;
    };
    for (std::uint64_t i = 0; i < 1500; ++i) {
        const zsim::row r = ours.make(i);
        auto& [a, b] = bins.try_emplace(static_cast<int>(r.truth.z * 5), mean_spectrum::Zero(), mean_spectrum::Zero())
                           .first->second;
        add(r, a);
        add(measured.make(i), b);  // the same redshift and extents
    }
    REQUIRE(bins.size() == 3);
    for (const auto& [index, pair] : bins) {
        const auto& [a, b] = pair;
        const double rms = std::sqrt((a - b).square().mean()) / b.maxCoeff();
        MESSAGE("z from " << 0.2 * index << ": rms of the difference " << rms << " of the peak");
        CHECK(rms < 0.03);
    }
}
