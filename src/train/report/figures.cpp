// SPDX-License-Identifier: Apache-2.0
#include "src/train/report/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "src/gaia/spectrum.hpp"
#include "src/train/report/plot.hpp"

namespace ztrain {

namespace {

constexpr const char* blue = "#1f5fa8";
constexpr const char* red = "#b5332b";
constexpr const char* grey = "#8a8a8a";
constexpr int half_page = 560;
constexpr int whole_page = 1140;

constexpr std::size_t cells = 60;
constexpr double cell = gaia::largest_redshift / cells;

/// A data block of gnuplot; `lines` end with newlines.
std::string block(const std::string& name, const std::string& lines) {
    return fmt::format("${} << EOD\n{}EOD\n", name, lines);
}

std::size_t cell_of(double z) {
    return static_cast<std::size_t>(std::clamp(z / cell, 0.0, static_cast<double>(cells - 1)));
}

figure predicted_against_true(const evaluation& e) {
    std::vector<std::size_t> counts(cells * cells);
    std::size_t beyond = 0;
    for (std::size_t i = 0; i < e.truth.size(); ++i) {
        ++counts[cell_of(e.predicted[i]) * cells + cell_of(e.truth[i])];
        beyond += e.predicted[i] < 0 || e.predicted[i] > gaia::largest_redshift;
    }
    std::string lines;
    for (std::size_t y = 0; y < cells; ++y)
        for (std::size_t x = 0; x < cells; ++x)
            if (const std::size_t n = counts[y * cells + x]; n > 0)
                lines += fmt::format("{:.4f} {:.4f} {}\n", (static_cast<double>(x) + 0.5) * cell,
                                     (static_cast<double>(y) + 0.5) * cell, n);
    const std::size_t most = std::max<std::size_t>(10, *std::max_element(counts.begin(), counts.end()));
    const std::string script = fmt::format(
        "set logscale cb\nset cbrange [1:{}]\nset xrange [0:0.6]\nset yrange [0:0.6]\nset size ratio 1\n"
        "set xlabel 'true z'\nset ylabel 'predicted z'\nset cblabel 'galaxies in a cell of {} by {}'\n"
        "set palette defined (0 '#cfe1f2', 0.35 '#6aaed6', 0.7 '#2070b4', 1 '#08306b')\n"
        "set colorbox user origin screen 0.82,0.17 size screen 0.03,0.74\n"
        "set lmargin screen 0.14\nset rmargin screen 0.79\n"
        "set style fill solid noborder\n"
        "plot $h using 1:2:({}):({}):3 with boxxyerror lc palette notitle, "
        "x with lines lc rgb '{}' dt 2 lw 1.5 notitle\n",
        most, cell, cell, cell / 2, cell / 2, red);
    std::string caption = "Predicted against true redshift";
    if (beyond > 0) caption += fmt::format("; {} predictions beyond 0 to 0.6 stand at the edge", beyond);
    return {caption, draw_svg(block("h", lines) + script, "density", half_page, 500)};
}

figure bias_and_scatter(const evaluation& e) {
    std::string lines;
    for (const redshift_bin& b : e.bins)
        if (b.metrics.count > 0)
            lines += fmt::format("{:.3f} {:.6f} {:.6f} {:.6f}\n", (b.low + b.high) / 2, b.metrics.bias_median,
                                 b.metrics.sigma_nmad, b.metrics.bias_mean);
    const std::string script = fmt::format(
        "set xrange [0:0.6]\nset offsets 0,0,graph 0.12,0\nset xlabel 'true z'\n"
        "set ylabel 'dz = (predicted − true) / (1 + true)'\nset xzeroaxis lt 1 lw 1.2 lc rgb '{1}'\n"
        "plot $b using 1:2:3 with yerrorbars pt 7 ps 0.6 lw 1.5 lc rgb '{0}' title 'median ± σ_{{NMAD}}', "
        "$b using 1:4 with lines lw 1.5 dt 2 lc rgb '{2}' title 'mean'\n",
        blue, grey, red);
    return {"Bias and scatter in bins of 0.05", draw_svg(block("b", lines) + script, "bias", half_page, 500)};
}

/// Counts of values in equal bins.
std::string histogram(const std::vector<double>& values, double low, double high, std::size_t bins) {
    std::vector<std::size_t> counts(bins);
    const double width = (high - low) / static_cast<double>(bins);
    for (const double v : values)
        if (v >= low && v <= high) ++counts[std::min(static_cast<std::size_t>((v - low) / width), bins - 1)];
    std::string lines;
    for (std::size_t i = 0; i < bins; ++i)
        lines += fmt::format("{:.5f} {}\n", low + (static_cast<double>(i) + 0.5) * width, counts[i]);
    return lines;
}

constexpr std::size_t residual_bins = 100;

figure residuals(const evaluation& e) {
    std::vector<double> dz(e.truth.size());
    for (std::size_t i = 0; i < dz.size(); ++i) dz[i] = (e.predicted[i] - e.truth[i]) / (1 + e.truth[i]);
    // Six sigma, in steps of 0.05.
    const double range = std::clamp(std::ceil(6 * e.metrics.sigma_nmad / 0.05) * 0.05, 0.05, 0.5);
    const auto beyond = std::count_if(dz.begin(), dz.end(), [&](double v) { return std::abs(v) > range; });
    std::string script = fmt::format(
        "set xlabel 'dz = (predicted − true) / (1 + true)'\nset ylabel 'galaxies'\nset xrange [-{0}:{0}]\n"
        "set yrange [0:*]\nset offsets 0,0,graph 0.05,0\nset style fill solid 0.25 noborder\n"
        "set boxwidth {1}\n",
        range, 2 * range / residual_bins);
    for (const double limit : {0.05, 0.15})
        for (const double side : {-limit, limit})
            if (limit < range)
                script += fmt::format(
                    "set arrow from {0},graph 0 to {0},graph 0.95 nohead dt 2 lc rgb '{1}'\n"
                    "set label '{0:+}' at {0},graph 0.98 center font ',11' tc rgb '{1}'\n",
                    side, grey);
    script += fmt::format(
        "plot $r with boxes lc rgb '{0}' notitle, $r using 1:2 with histeps lw 1.5 lc rgb '{0}' notitle\n", blue);
    std::string caption = "Residuals";
    if (beyond > 0) caption += fmt::format("; {} galaxies lie beyond the edges", beyond);
    return {caption,
            draw_svg(block("r", histogram(dz, -range, range, residual_bins)) + script, "residuals", half_page, 360)};
}

figure redshifts(const evaluation& e) {
    const std::string script = fmt::format(
        "set xlabel 'z'\nset ylabel 'galaxies in a bin of {}'\nset xrange [0:0.6]\nset yrange [0:*]\n"
        "plot $t with histeps lw 2 lc rgb '{}' title 'true', $p with histeps lw 1.5 lc rgb '{}' title 'predicted'\n",
        cell, grey, blue);
    return {"Redshifts", draw_svg(block("t", histogram(e.truth, 0, gaia::largest_redshift, cells)) +
                                      block("p", histogram(e.predicted, 0, gaia::largest_redshift, cells)) + script,
                                  "redshifts", half_page, 360)};
}

figure losses(const training_history& h) {
    std::string lines;
    for (std::size_t i = 0; i < h.epoch.size(); ++i)
        lines += fmt::format("{} {} {}\n", h.epoch[i], h.training_loss[i], h.validation_loss[i]);
    const auto best = std::min_element(h.validation_loss.begin(), h.validation_loss.end()) - h.validation_loss.begin();
    const auto is_positive = [](double loss) { return loss > 0; };
    const bool logarithmic = std::all_of(h.training_loss.begin(), h.training_loss.end(), is_positive) &&
                             std::all_of(h.validation_loss.begin(), h.validation_loss.end(), is_positive);
    const std::string script = fmt::format(
        "{}{}set xlabel 'epoch'\nset ylabel 'loss'\nset format y '%g'\n"
        "plot $h using 1:2 with linespoints pt 7 ps 0.3 lw 1.5 lc rgb '{}' title 'training', "
        "$h using 1:3 with linespoints pt 7 ps 0.3 lw 1.5 lc rgb '{}' title 'validation'\n",
        logarithmic ? "set logscale y\n" : "", h.epoch.size() < 20 ? "set xtics 1\n" : "", grey, blue);
    return {
        fmt::format("Losses; the least validation loss is that of epoch {:g}", h.epoch[static_cast<std::size_t>(best)]),
        draw_svg(block("h", lines) + script, "losses", half_page, 360)};
}

/// Galaxies at redshifts evenly spread over those of all but the nearest and the farthest hundredth, in order.
std::vector<std::size_t> spread(const std::vector<double>& truth, std::size_t most) {
    std::vector<std::size_t> order(truth.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return truth[a] < truth[b]; });
    const double first = truth[order[order.size() / 100]];
    const double last = truth[order[order.size() - 1 - order.size() / 100]];
    std::vector<std::size_t> chosen;
    std::size_t place = 0;
    for (std::size_t k = 0; k < most && place < order.size(); ++k) {
        const double wanted = first + (last - first) * static_cast<double>(k) / static_cast<double>(most - 1);
        while (place + 1 < order.size() && truth[order[place]] < wanted) ++place;
        chosen.push_back(order[place++]);
    }
    return chosen;
}

figure samples(const evaluation& e, const training_table& table) {
    const std::vector<std::size_t> chosen = spread(e.truth, 6);
    const std::size_t shown = chosen.size();
    std::string script =
        "set multiplot layout 2,3\nset xrange [360:1000]\nset yrange [*<0:*]\nset xzeroaxis lt 1 lc rgb '#8a8a8a'\n"
        "unset key\nset offsets 0,0,graph 0.05,0\n";
    std::string data;
    for (std::size_t k = 0; k < shown; ++k) {
        const std::size_t i = chosen[k];
        std::string bands[2];
        for (std::size_t f = 0; f < gaia::samples; ++f)
            bands[f < gaia::bp_samples ? 0 : 1] +=
                fmt::format("{:.2f} {}\n", gaia::sample_wavelength(f), table.flux[e.row[i] * gaia::samples + f]);
        data += block(fmt::format("bp{}", k), bands[0]) + block(fmt::format("rp{}", k), bands[1]);
        std::string title = fmt::format("true {:.3f}, predicted {:.3f}", e.truth[i], e.predicted[i]);
        if (e.intervals) {
            const auto [low, high] = interval_of(*e.intervals, e.predicted[i]);
            title += fmt::format(" ({:.3f} to {:.3f})", low, high);
        }
        script += fmt::format(
            "set title '{0}' font ',12'\nset xlabel '{1}'\nset ylabel '{2}'\n"
            "plot $bp{3} with lines lw 1.3 lc rgb '{4}', $rp{3} with lines lw 1.3 lc rgb '{5}'\n",
            title, k >= 3 ? "wavelength, nm" : "", k % 3 == 0 ? "flux, e^{−}/s per sample" : "", k, blue, red);
    }
    return {e.intervals ? "Spectra of near and far galaxies, with predictions and intervals: BP blue, RP red"
                        : "Spectra of near and far galaxies, with predictions: BP blue, RP red",
            draw_svg(data + script + "unset multiplot\n", "spectra", whole_page, 600), true};
}

}  // namespace

std::vector<figure> draw_figures(const evaluation& e, const training_table& table,
                                 const std::optional<training_history>& history) {
    std::vector<figure> all{predicted_against_true(e), bias_and_scatter(e), residuals(e), redshifts(e)};
    if (history && history->epoch.size() > 1) all.push_back(losses(*history));
    all.push_back(samples(e, table));
    return all;
}

}  // namespace ztrain
