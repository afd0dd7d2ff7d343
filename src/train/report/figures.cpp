// SPDX-License-Identifier: Apache-2.0
#include "src/train/report/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

#include "src/gaia/spectrum.hpp"
#include "src/train/report/plot.hpp"

namespace ztrain {

namespace {

constexpr const char* blue = "#1f5fa8";
constexpr const char* red = "#b5332b";
constexpr const char* grey = "#8a8a8a";
constexpr int half_page = 480;  // pixels: a page scales them to its width, a phone's is not much less
constexpr int third_page = 360;

constexpr std::size_t cells = 60;
constexpr double cell = gaia::largest_redshift / cells;

/// A data block of gnuplot; `lines` end with newlines.
std::string block(const std::string& name, const std::string& lines) {
    return fmt::format("${} << EOD\n{}EOD\n", name, lines);
}

/// "[low:high]" and a margin, in parts of its length; never empty, of which gnuplot would warn.
std::string range(double low, double high, double margin) {
    const double length = high > low ? high - low : std::max(std::abs(high), 0.01);
    const double more = high > low ? margin * length : length;
    return fmt::format("[{}:{}]", low - more, high + more);
}

/// The points of bins, each a line of a data block: those that lines connect, with gaps where a bin is left out, and
/// those of few galaxies.
struct binned_points {
    std::string connected;
    std::string few;

    void add(std::size_t count, const std::string& point) {
        if (count >= fewest_in_bin)
            connected += point;
        else
            connected += '\n';
        if (count > 0 && count < fewest_in_bin) few += point;
    }
    bool has_connected() const { return connected.find_first_not_of('\n') != std::string::npos; }
};

std::string note_on(const std::vector<const binned_points*>& all) {
    for (const binned_points* points : all)
        if (!points->few.empty()) return fmt::format("; hollow: fewer than {} galaxies, not connected", fewest_in_bin);
    return {};
}

/// Parts of a plot command; gnuplot warns of those without points.
std::string plot_of(const std::vector<std::pair<bool, std::string>>& parts) {
    std::string command;
    for (const auto& [has_points, part] : parts)
        if (has_points) command += (command.empty() ? "plot " : ", ") + part;
    return command + "\n";
}

figure coverage(const evaluation& e) {
    const double level = 100 * e.intervals->level;
    double least = level;
    const auto points_of = [&](const std::vector<coverage_bin>& bins) {
        binned_points points;
        for (const coverage_bin& b : bins) {
            const interval_coverage& c = b.coverage;
            const part_interval i = c.count > 0 ? interval_of_part(c.coverage, c.count) : part_interval{};
            if (c.count > 0) least = std::min(least, 100 * i.low);
            points.add(c.count, fmt::format("{:.3f} {:.4f} {:.4f} {:.4f}\n", (b.low + b.high) / 2, 100 * c.coverage,
                                            100 * i.low, 100 * i.high));
        }
        return points;
    };
    const binned_points by_truth = points_of(e.coverage_by_truth);
    const binned_points by_prediction = points_of(e.coverage_by_prediction);
    std::string script = fmt::format(
        "set xrange [0:0.6]\nset yrange [{}:103]\nset xlabel 'z'\nset ylabel 'intervals that hold the true z, %'\n"
        "set key below\n",
        std::max(0.0, 10 * std::floor((least - 1) / 10)));
    const auto parts = [](const binned_points& points, const char* name, int full, const char* colour,
                          const char* title) {
        const std::string title_of_few = points.has_connected() ? "notitle" : fmt::format("title '{}'", title);
        return std::vector<std::pair<bool, std::string>>{
            {points.has_connected(), fmt::format("${} with lines lw 1.2 lc rgb '{}' notitle", name, colour)},
            {points.has_connected(),
             fmt::format("${} with yerrorbars pt {} ps 0.7 lw 1.2 lc rgb '{}' title '{}'", name, full, colour, title)},
            {!points.few.empty(), fmt::format("${}few with yerrorbars pt {} ps 0.7 lw 1 lc rgb '{}' {}", name, full - 1,
                                              colour, title_of_few)}};
    };
    std::vector<std::pair<bool, std::string>> all{
        {true, fmt::format("{} with lines dt 2 lw 1.2 lc rgb '{}' title '{:g} %'", level, grey, level)}};
    for (const auto& part : parts(by_truth, "t", 7, blue, "by true z")) all.push_back(part);
    for (const auto& part : parts(by_prediction, "p", 5, red, "by predicted z")) all.push_back(part);
    script += plot_of(all);
    return {fmt::format("How often intervals of {:g} % hold{}", level, note_on({&by_truth, &by_prediction})),
            draw_svg(block("t", by_truth.connected) + block("tfew", by_truth.few) +
                         block("p", by_prediction.connected) + block("pfew", by_prediction.few) + script,
                     "coverage", half_page, 400)};
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
    return {caption, draw_svg(block("h", lines) + script, "density", half_page, 430)};
}

figure bias_and_scatter(const evaluation& e) {
    binned_points points;
    double low = 0;
    double high = 0;
    for (const redshift_bin& b : e.bins) {
        const redshift_metrics& m = b.metrics;
        low = std::min({low, m.bias_median - m.sigma_nmad, m.bias_mean});
        high = std::max({high, m.bias_median + m.sigma_nmad, m.bias_mean});
        points.add(m.count, fmt::format("{:.3f} {:.6f} {:.6f} {:.6f}\n", (b.low + b.high) / 2, m.bias_median,
                                        m.sigma_nmad, m.bias_mean));
    }
    const std::string script =
        fmt::format(
            "set xrange [0:0.6]\nset yrange {}\nset xlabel 'true z'\nset key below\n"
            "set ylabel 'dz = (predicted − true) / (1 + true)'\nset xzeroaxis lt 1 lw 1.2 lc rgb '{}'\n",
            range(low, high, 0.08), grey) +
        plot_of(
            {{points.has_connected(),
              fmt::format("$b using 1:2:3 with yerrorbars pt 7 ps 0.6 lw 1.5 lc rgb '{}' title 'median ± σ_{{NMAD}}'",
                          blue)},
             {points.has_connected(), fmt::format("$b using 1:4 with lines lw 1.5 dt 2 lc rgb '{}' title 'mean'", red)},
             {!points.few.empty(), fmt::format("$few using 1:2:3 with yerrorbars pt 6 ps 0.6 lw 1 lc rgb '{}' {}", blue,
                                               points.has_connected() ? "notitle" : "title 'median ± σ_{NMAD}'")}});
    return {"Bias and scatter in bins of 0.05" + note_on({&points}),
            draw_svg(block("b", points.connected) + block("few", points.few) + script, "bias", half_page, 430)};
}

/// Counts of values in equal bins.
struct histogram {
    std::string lines;
    std::size_t most = 1;

    histogram(const std::vector<double>& values, double low, double high, std::size_t bins) {
        std::vector<std::size_t> counts(bins);
        const double width = (high - low) / static_cast<double>(bins);
        for (const double v : values)
            if (v >= low && v <= high) ++counts[std::min(static_cast<std::size_t>((v - low) / width), bins - 1)];
        for (std::size_t i = 0; i < bins; ++i)
            lines += fmt::format("{:.5f} {}\n", low + (static_cast<double>(i) + 0.5) * width, counts[i]);
        most = std::max(most, *std::max_element(counts.begin(), counts.end()));
    }
};

constexpr std::size_t residual_bins = 100;

figure residuals(const evaluation& e) {
    std::vector<double> dz(e.truth.size());
    for (std::size_t i = 0; i < dz.size(); ++i) dz[i] = (e.predicted[i] - e.truth[i]) / (1 + e.truth[i]);
    // Six sigma, in steps of 0.05.
    const double limit_of_dz = std::clamp(std::ceil(6 * e.metrics.sigma_nmad / 0.05) * 0.05, 0.05, 0.5);
    const auto beyond = std::count_if(dz.begin(), dz.end(), [&](double v) { return std::abs(v) > limit_of_dz; });
    const histogram counts(dz, -limit_of_dz, limit_of_dz, residual_bins);
    std::string script = fmt::format(
        "set xlabel 'dz = (predicted − true) / (1 + true)'\nset ylabel 'galaxies'\nset xrange [-{0}:{0}]\n"
        "set yrange [0:{2}]\nset style fill solid 0.25 noborder\nset boxwidth {1}\n",
        limit_of_dz, 2 * limit_of_dz / residual_bins, 1.1 * static_cast<double>(counts.most));
    for (const double limit : {0.05, 0.15})
        for (const double side : {-limit, limit})
            if (limit < limit_of_dz)
                script += fmt::format(
                    "set arrow from {0},graph 0 to {0},graph 0.95 nohead dt 2 lc rgb '{1}'\n"
                    "set label '{0:+}' at {0},graph 0.98 center font ',11' tc rgb '{1}'\n",
                    side, grey);
    script += fmt::format(
        "plot $r with boxes lc rgb '{0}' notitle, $r using 1:2 with histeps lw 1.5 lc rgb '{0}' notitle\n", blue);
    std::string caption = "Residuals";
    if (beyond > 0) caption += fmt::format("; {} galaxies lie beyond the edges", beyond);
    return {caption, draw_svg(block("r", counts.lines) + script, "residuals", half_page, 360)};
}

figure redshifts(const evaluation& e) {
    const histogram truth(e.truth, 0, gaia::largest_redshift, cells);
    const histogram predicted(e.predicted, 0, gaia::largest_redshift, cells);
    const std::string script = fmt::format(
        "set xlabel 'z'\nset ylabel 'galaxies in a bin of {}'\nset xrange [0:0.6]\nset yrange [0:{}]\n"
        "plot $t with histeps lw 2 lc rgb '{}' title 'true', $p with histeps lw 1.5 lc rgb '{}' title 'predicted'\n",
        cell, 1.1 * static_cast<double>(std::max(truth.most, predicted.most)), grey, blue);
    return {"Redshifts",
            draw_svg(block("t", truth.lines) + block("p", predicted.lines) + script, "redshifts", half_page, 360)};
}

figure losses(const training_history& h) {
    std::string lines;
    for (std::size_t i = 0; i < h.epoch.size(); ++i)
        lines += fmt::format("{} {} {}\n", h.epoch[i], h.training_loss[i], h.validation_loss[i]);
    const auto best = std::min_element(h.validation_loss.begin(), h.validation_loss.end()) - h.validation_loss.begin();
    const auto is_positive = [](double loss) { return loss > 0; };
    const bool logarithmic = std::all_of(h.training_loss.begin(), h.training_loss.end(), is_positive) &&
                             std::all_of(h.validation_loss.begin(), h.validation_loss.end(), is_positive);
    const auto [least, most] = std::minmax({*std::min_element(h.training_loss.begin(), h.training_loss.end()),
                                            h.validation_loss[static_cast<std::size_t>(best)],
                                            *std::max_element(h.training_loss.begin(), h.training_loss.end()),
                                            *std::max_element(h.validation_loss.begin(), h.validation_loss.end())});
    const std::string script = fmt::format(
        "{}{}{}set xlabel 'epoch'\nset ylabel 'loss'\nset format y '%g'\n"
        "plot $h using 1:2 with linespoints pt 7 ps 0.3 lw 1.5 lc rgb '{}' title 'training', "
        "$h using 1:3 with linespoints pt 7 ps 0.3 lw 1.5 lc rgb '{}' title 'validation'\n",
        logarithmic ? "set logscale y\n" : "",
        least < most ? ""
                     : fmt::format("set yrange [{}:{}]\n", least - std::abs(least) / 2,
                                   least + std::abs(least) / 2 + (least == 0)),
        h.epoch.size() < 20 ? "set xtics 1\n" : "", grey, blue);
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

/// A spectrum, with what the model says of it.
figure sample(const evaluation& e, const training_table& table, std::size_t i, const std::string& name) {
    std::string bands[2];
    float low = 0;
    float high = 0;
    for (std::size_t f = 0; f < gaia::samples; ++f) {
        const float flux = table.flux[e.row[i] * gaia::samples + f];
        bands[f < gaia::bp_samples ? 0 : 1] += fmt::format("{:.2f} {}\n", gaia::sample_wavelength(f), flux);
        low = std::min(low, flux);
        high = std::max(high, flux);
    }
    std::string caption = fmt::format("true {:.3f}, predicted {:.3f}", e.truth[i], e.predicted[i]);
    if (e.intervals) {
        const auto [lower, upper] = interval_of(*e.intervals, e.predicted[i]);
        caption += fmt::format(" ({:.3f} to {:.3f})", lower, upper);
    }
    const std::string script = fmt::format(
        "set xrange [360:1000]\nset yrange {}\nset xzeroaxis lt 1 lc rgb '{}'\nunset key\n"
        "plot $bp with lines lw 1.3 lc rgb '{}', $rp with lines lw 1.3 lc rgb '{}'\n",
        range(static_cast<double>(low), static_cast<double>(high), 0.05), grey, blue, red);
    return {caption, draw_svg(block("bp", bands[0]) + block("rp", bands[1]) + script, name, third_page, 230), true};
}

}  // namespace

std::vector<figure> draw_figures(const evaluation& e, const training_table& table,
                                 const std::optional<training_history>& history) {
    std::vector<figure> all;
    if (e.intervals) all.push_back(coverage(e));
    for (const auto draw : {predicted_against_true, bias_and_scatter, residuals, redshifts}) all.push_back(draw(e));
    if (history && history->epoch.size() > 1) all.push_back(losses(*history));
    char letter = 'a';
    for (const std::size_t i : spread(e.truth, 6))
        all.push_back(sample(e, table, i, std::string("spectrum") + letter++));
    return all;
}

}  // namespace ztrain
