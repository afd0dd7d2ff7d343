// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/simulate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "src/common/error.hpp"
#include "src/gaia/spectrum.hpp"
#include "src/simulate/galaxy/brightness.hpp"
#include "src/simulate/galaxy/dust.hpp"
#include "src/simulate/galaxy/emission_lines.hpp"
#include "src/simulate/galaxy/galaxy_spectrum.hpp"
#include "src/simulate/galaxy/population.hpp"
#include "src/simulate/galaxy/stars.hpp"
#include "src/simulate/noise.hpp"
#include "src/simulate/smearing.hpp"

namespace zsim {

namespace {

/// The samples of one band.
Eigen::VectorXf observe(const band& through, const Eigen::VectorXf& light, const extent& size) {
    const fine_spectrum sharp = through.forward * light;
    return through.integration * smear(sharp, size);
}

void copy(const galaxy& g, truth& known) {
    known.type = static_cast<double>(g.type);
    known.reddening = g.reddening;
    known.velocity_dispersion = g.velocity_dispersion;
    known.h_alpha_width = g.h_alpha_width;
    known.log_n2 = g.log_n2;
    known.log_o3 = g.log_o3;
    known.log_o2 = g.log_o2;
    known.log_s2 = g.log_s2;
}

/// Mean over rest wavelengths, nm.
double mean(const spectrum& values, double z, double lower, double upper) {
    const auto cell = [&](double nm) { return static_cast<int>(std::lround(nm * (1 + z) - first_wavelength)); };
    return values.segment(cell(lower), cell(upper) - cell(lower) + 1).mean();
}

}  // namespace

simulator::simulator(instrument observing, std::vector<sed> seds, settings chosen)
    : instrument_(std::move(observing)), seds_(std::move(seds)), settings_(std::move(chosen)), colours_(instrument_) {
    const std::vector<std::size_t>& only = settings_.only_folds;
    for (std::size_t i = 0; i < seds_.size(); ++i)
        if (only.empty() || std::find(only.begin(), only.end(), i % folds) != only.end()) usable_seds_.push_back(i);
    if (!seds_.empty() && usable_seds_.empty())
        throw common::error(fmt::format("none of {} SEDs is in the folds asked for", seds_.size()));
}

/// Mixtures, tilts, dust and lines fill the gaps between few SEDs: half of the rows mix two, the slope varies by 0.1,
/// the stars are reddened by 0.05 mag in the mean, and 30 % get lines of star formation.
simulator::varied_sed simulator::draw_sed(random& numbers) const {
    const double first = numbers.uniform();
    const double mix = numbers.uniform();
    const double second = numbers.uniform();
    const double share = numbers.uniform();
    const double tilt = numbers.normal();
    const double dust = -std::log(numbers.uniform());
    const double lines = numbers.uniform();
    const double young = numbers.uniform();

    const auto one_of = [](const std::vector<std::size_t>& some, double place) {
        return some[static_cast<std::size_t>(place * static_cast<double>(some.size()))];
    };
    varied_sed v;
    v.sed = one_of(usable_seds_, first);
    v.mixed_sed = v.sed;
    if (!settings_.variety) return v;

    if (mix < 0.5) {
        // Parts of one fold, unless folds were asked for: then all of these are on one side of a split.
        std::vector<std::size_t> partners;
        for (const std::size_t i : usable_seds_)
            if (!settings_.only_folds.empty() || i % folds == v.sed % folds) partners.push_back(i);
        v.mixed_sed = one_of(partners, second);
        v.mixed_share = 0.5 * share;
    }
    v.tilt = 0.1 * tilt;
    v.gas.reddening = std::min(0.05 * dust, 0.4);
    if (lines < 0.3) {
        v.gas.type = ionization::stars;
        v.gas.young = 0.3 * young * young;
        v.gas.velocity_dispersion = 120;
        draw_lines(v.gas, numbers);
    }
    return v;
}

spectrum simulator::make_spectrum(const varied_sed& v, double z) const {
    spectrum values = seds_[v.sed].seen_at(z);
    if (v.mixed_sed != v.sed) values = (1 - v.mixed_share) * values + v.mixed_share * seds_[v.mixed_sed].seen_at(z);
    if (v.tilt != 0)
        for (int i = 0; i < wavelengths; ++i) values[i] *= std::pow(wavelength(i) / (1 + z) / 550, v.tilt);
    redden(values, z, v.gas.reddening);
    const double continuum = 0.5 * (mean(values, z, 635, 645) + mean(values, z, 677, 687));
    add_emission(values, v.gas, z, std::max(0.0, continuum));
    return values;
}

bool simulator::keeps(double bp_over_rp, random& numbers) const {
    return numbers.uniform() < colour_selection::chance(bp_over_rp);
}

spectrum simulator::make_galaxy(std::uint64_t index, truth& known) const {
    constexpr int most_candidates = 1000;  // the last one is kept, whatever its colour
    random numbers(settings_.seed, index, stream::galaxy);
    random choice(settings_.seed, index, stream::colour);
    if (seds_.empty()) {
        galaxy g = draw_galaxy(numbers);
        const auto continuum = [&](double nm) { return stellar_continuum(g, nm) * dimming(g.reddening, nm); };
        for (int i = 1; settings_.gaia_colours && i < most_candidates && !keeps(colours_.bp_over_rp(continuum), choice);
             ++i)
            g = draw_galaxy(numbers);
        copy(g, known);
        known.fold = static_cast<double>(index % folds);
        known.intermediate = g.intermediate;
        known.young = g.young;
        known.old_temperature = g.old_temperature;
        known.old_break = g.old_break;
        known.young_slope = g.young_slope;
        return galaxy_spectrum(g, known.z);
    }
    varied_sed v = draw_sed(numbers);
    const auto continuum = [&](double nm) {
        const auto around = [&](std::size_t i) {
            return seds_[i].mean(nm - 0.5 * colour_selection::rest_step, nm + 0.5 * colour_selection::rest_step);
        };
        return ((1 - v.mixed_share) * around(v.sed) + v.mixed_share * around(v.mixed_sed)) *
               std::pow(nm / 550, v.tilt) * dimming(v.gas.reddening, nm);
    };
    for (int i = 1; settings_.gaia_colours && i < most_candidates && !keeps(colours_.bp_over_rp(continuum), choice);
         ++i)
        v = draw_sed(numbers);
    known.sed = static_cast<double>(v.sed);
    known.fold = static_cast<double>(v.sed % folds);
    if (v.mixed_sed != v.sed) {
        known.mixed_sed = static_cast<double>(v.mixed_sed);
        known.mixed_share = v.mixed_share;
    }
    known.tilt = v.tilt;
    known.reddening = v.gas.reddening;
    if (v.gas.type != ionization::none) copy(v.gas, known);
    return make_spectrum(v, known.z);
}

row simulator::make(std::uint64_t index) const {
    const auto sequence = [&](stream purpose) { return random(settings_.seed, index, purpose); };
    row result;
    truth& known = result.truth;
    random redshift = sequence(stream::redshift);
    known.z = draw_redshift(settings_.redshifts, redshift);
    const spectrum galaxy = make_galaxy(index, known);
    known.break_4000 = break_4000(galaxy, known.z);

    random smearing = sequence(stream::smearing);
    const extent size = draw_extent(smearing);
    known.compact_extent = size.compact;
    known.extended_extent = size.extended;
    known.compact_share = size.share;
    const Eigen::VectorXf light = galaxy.cast<float>().matrix();
    Eigen::VectorXf bp = observe(instrument_.bp, light, size);
    Eigen::VectorXf rp = observe(instrument_.rp, light, size);

    // The spectrum is known up to a factor so far: the brightness decides it.
    random brightness = sequence(stream::brightness);
    known.peak = draw_peak(known.z, brightness);
    const float brightest = std::max(bp.maxCoeff(), rp.maxCoeff());
    if (!(brightest > 0 && std::isfinite(brightest)))
        throw common::error(fmt::format(
            "{} at z = {:.3f}: its largest flux is {}; expected a positive number",
            seds_.empty() ? instrument_.name : seds_[static_cast<std::size_t>(known.sed)].name(), known.z, brightest));
    const double scale = known.peak / static_cast<double>(brightest);
    known.f_lambda_550 = scale * mean(galaxy, known.z, 540, 560);
    bp *= static_cast<float>(scale);
    rp *= static_cast<float>(scale);

    if (settings_.noise) {
        random noise = sequence(stream::noise);
        bp += draw_noise(instrument_.bp, bp, noise);
        rp += draw_noise(instrument_.rp, rp, noise);
    }
    std::copy(bp.begin(), bp.end(), result.flux.begin());
    std::copy(rp.begin(), rp.end(), result.flux.begin() + gaia::bp_samples);
    return result;
}

}  // namespace zsim
