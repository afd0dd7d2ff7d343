// SPDX-License-Identifier: Apache-2.0
#include "simulate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "error.hpp"
#include "galaxy/brightness.hpp"
#include "galaxy/emission_lines.hpp"
#include "galaxy/galaxy_spectrum.hpp"
#include "galaxy/population.hpp"
#include "noise.hpp"
#include "smearing.hpp"

namespace zsim {

namespace {

/// The samples of one band.
Eigen::VectorXf observe(const band& through, const Eigen::VectorXf& light, double extent) {
    const fine_spectrum sharp = through.forward * light;
    return through.integration * smear(sharp, extent);
}

void copy(const galaxy& g, truth& is) {
    is.type = static_cast<double>(g.type);
    is.reddening = g.reddening;
    is.velocity_dispersion = g.velocity_dispersion;
    is.h_alpha_width = g.h_alpha_width;
    is.log_n2 = g.log_n2;
    is.log_o3 = g.log_o3;
    is.log_o2 = g.log_o2;
    is.log_s2 = g.log_s2;
}

/// Mean over rest wavelengths, nm.
double mean(const spectrum& values, double z, double from, double to) {
    const auto cell = [&](double nm) { return static_cast<int>(std::lround(nm * (1 + z) - first_wavelength)); };
    return values.segment(cell(from), cell(to) - cell(from) + 1).mean();
}

}  // namespace

simulator::simulator(instrument with, std::vector<sed> seds, settings how)
    : with_(std::move(with)), seds_(std::move(seds)), how_(how) {}

/// Mixtures, tilts, dust and lines fill the gaps between few SEDs: half of the rows mix two, the slope varies by 0.1,
/// the stars are reddened by 0.05 mag in the mean, and 30 % get lines of star formation.
spectrum simulator::vary_sed(random& numbers, truth& is) const {
    const auto count = static_cast<double>(seds_.size());
    const double first = numbers.uniform();
    const double mix = numbers.uniform();
    const double second = numbers.uniform();
    const double share = numbers.uniform();
    const double tilt = numbers.normal();
    const double dust = -std::log(numbers.uniform());
    const double lines = numbers.uniform();
    const double young = numbers.uniform();

    const auto chosen = static_cast<std::size_t>(first * count);
    is.sed = static_cast<double>(chosen);
    is.fold = static_cast<double>(chosen % folds);
    spectrum values = seds_[chosen].seen_at(is.z);
    if (!how_.variety) return values;

    if (mix < 0.5) {
        const std::size_t fold = chosen % folds;
        const std::size_t in_fold = (seds_.size() - fold + folds - 1) / folds;
        const std::size_t other = fold + folds * static_cast<std::size_t>(second * static_cast<double>(in_fold));
        if (other != chosen) {
            is.mixed_sed = static_cast<double>(other);
            is.mixed_share = 0.5 * share;
            values = (1 - is.mixed_share) * values + is.mixed_share * seds_[other].seen_at(is.z);
        }
    }
    is.tilt = 0.1 * tilt;
    for (int i = 0; i < wavelengths; ++i) values[i] *= std::pow(wavelength(i) / (1 + is.z) / 550, is.tilt);
    galaxy g;
    g.reddening = std::min(0.05 * dust, 0.4);
    redden(values, is.z, g.reddening);
    is.reddening = g.reddening;
    if (lines < 0.3) {
        g.type = ionization::stars;
        g.young = 0.3 * young * young;
        g.velocity_dispersion = 120;
        draw_lines(g, numbers);
        const double continuum = 0.5 * (mean(values, is.z, 635, 645) + mean(values, is.z, 677, 687));
        add_emission(values, g, is.z, std::max(0.0, continuum));
        copy(g, is);
    }
    return values;
}

spectrum simulator::make_galaxy(std::uint64_t index, truth& is) const {
    random numbers(how_.seed, index, stream::galaxy);
    if (!seds_.empty()) return vary_sed(numbers, is);
    const galaxy g = draw_galaxy(numbers);
    copy(g, is);
    is.fold = static_cast<double>(index % folds);
    is.intermediate = g.intermediate;
    is.young = g.young;
    is.old_temperature = g.old_temperature;
    is.old_break = g.old_break;
    is.young_slope = g.young_slope;
    return galaxy_spectrum(g, is.z);
}

row simulator::make(std::uint64_t index) const {
    const auto sequence = [&](stream purpose) { return random(how_.seed, index, purpose); };
    row result;
    truth& is = result.is;
    random redshift = sequence(stream::redshift);
    is.z = draw_redshift(how_.redshifts, redshift);
    const spectrum galaxy = make_galaxy(index, is);
    is.break_4000 = break_4000(galaxy, is.z);

    random smearing = sequence(stream::smearing);
    is.extent = draw_extent(smearing);
    const Eigen::VectorXf light = galaxy.cast<float>().matrix();
    Eigen::VectorXf bp = observe(with_.bp, light, is.extent);
    Eigen::VectorXf rp = observe(with_.rp, light, is.extent);

    // The spectrum is known up to a factor so far: the brightness decides it.
    random brightness = sequence(stream::brightness);
    is.peak = draw_peak(is.z, brightness);
    const float brightest = std::max(bp.maxCoeff(), rp.maxCoeff());
    if (!(brightest > 0 && std::isfinite(brightest)))
        throw zgen::error(fmt::format("{} at z = {:.3f}: its largest flux is {}; expected a positive number",
                                      seds_.empty() ? with_.name : seds_[static_cast<std::size_t>(is.sed)].name(), is.z,
                                      brightest));
    const double scale = is.peak / static_cast<double>(brightest);
    is.flux_550 = scale * mean(galaxy, is.z, 540, 560);
    bp *= static_cast<float>(scale);
    rp *= static_cast<float>(scale);

    if (how_.noise) {
        random noise = sequence(stream::noise);
        bp += draw_noise(with_.bp, bp, noise);
        rp += draw_noise(with_.rp, rp, noise);
    }
    std::copy(bp.begin(), bp.end(), result.flux.begin());
    std::copy(rp.begin(), rp.end(), result.flux.begin() + bp_samples);
    return result;
}

}  // namespace zsim
