// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "plot.hpp"

namespace ztrain {

namespace {

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else
            result += c;
    }
    return result;
}

constexpr std::size_t cells = 60;
constexpr double cell = largest_redshift / cells;

std::size_t cell_of(double z) {
    return static_cast<std::size_t>(std::clamp(z / cell, 0.0, static_cast<double>(cells - 1)));
}

std::string predicted_against_true(const evaluation& e) {
    std::vector<std::size_t> counts(cells * cells);
    for (std::size_t i = 0; i < e.truth.size(); ++i) ++counts[cell_of(e.predicted[i]) * cells + cell_of(e.truth[i])];
    std::string script = "$h << EOD\n";
    for (std::size_t y = 0; y < cells; ++y) {
        for (std::size_t x = 0; x < cells; ++x) {
            const std::size_t n = counts[y * cells + x];
            script += fmt::format("{:.4f} {:.4f} {}\n", (static_cast<double>(x) + 0.5) * cell,
                                  (static_cast<double>(y) + 0.5) * cell, n == 0 ? "NaN" : fmt::format("{}", n));
        }
        script += '\n';
    }
    return draw_svg(script +
                        "EOD\nset logscale cb\nset xrange [0:0.6]\nset yrange [0:0.6]\nset size ratio 1\n"
                        "set xlabel 'true z'\nset ylabel 'predicted z'\nset cblabel 'galaxies'\n"
                        "set palette defined (0 '#dbe9f6', 0.5 '#4292c6', 1 '#08306b')\n"
                        "plot $h using 1:2:3 with image notitle, x with lines lc rgb '#c0392b' dt 2 notitle\n",
                    560, 500);
}

std::string binned(const evaluation& e) {
    std::string script = "$b << EOD\n";
    for (const redshift_bin& b : e.bins)
        if (b.metrics.count > 0)
            script += fmt::format("{} {} {}\n", (b.low + b.high) / 2, b.metrics.bias_median, b.metrics.sigma_nmad);
    return draw_svg(script +
                        "EOD\nset xrange [0:0.6]\nset xlabel 'true z'\nset ylabel 'dz'\nset xzeroaxis\n"
                        "plot $b using 1:2:3 with yerrorbars pt 7 ps 0.6 lc rgb '#08306b' title 'median, NMAD'\n",
                    560, 340);
}

/// Counts of values in equal bins, as steps.
std::string steps(const char* name, const std::vector<double>& values, double low, double high, std::size_t bins) {
    std::vector<std::size_t> counts(bins);
    const double width = (high - low) / static_cast<double>(bins);
    for (const double v : values)
        if (v >= low && v <= high) ++counts[std::min(static_cast<std::size_t>((v - low) / width), bins - 1)];
    std::string text = fmt::format("${} << EOD\n", name);
    for (std::size_t i = 0; i < bins; ++i)
        text += fmt::format("{:.5f} {}\n", low + (static_cast<double>(i) + 0.5) * width, counts[i]);
    return text + "EOD\n";
}

std::string residuals(const evaluation& e) {
    std::vector<double> dz(e.truth.size());
    for (std::size_t i = 0; i < dz.size(); ++i) dz[i] = (e.predicted[i] - e.truth[i]) / (1 + e.truth[i]);
    return draw_svg(
        steps("r", dz, -0.2, 0.2, 80) +
            "set xlabel 'dz = (predicted - true) / (1 + true)'\nset ylabel 'galaxies'\nset xrange [-0.2:0.2]\n"
            "plot $r with histeps lw 2 lc rgb '#08306b' notitle\n",
        560, 340);
}

std::string redshifts(const evaluation& e) {
    return draw_svg(steps("t", e.truth, 0, largest_redshift, cells) +
                        steps("p", e.predicted, 0, largest_redshift, cells) +
                        "set xlabel 'z'\nset ylabel 'galaxies'\nset xrange [0:0.6]\nset key top right\n"
                        "plot $t with histeps lw 2 lc rgb '#7f8c8d' title 'true', "
                        "$p with histeps lw 2 lc rgb '#08306b' title 'predicted'\n",
                    560, 340);
}

std::string losses(const std::string& history) {
    return draw_svg("$h << EOD\n" + history +
                        "EOD\nset datafile separator ','\nset logscale y\nset xlabel 'epoch'\nset ylabel 'loss'\n"
                        "set key top right\n"
                        "plot $h skip 1 using 1:3 with linespoints pt 7 ps 0.4 lc rgb '#7f8c8d' title 'training', "
                        "$h skip 1 using 1:4 with linespoints pt 7 ps 0.4 lc rgb '#08306b' title 'validation'\n",
                    560, 340);
}

/// Six galaxies from the nearest to the farthest.
std::string samples(const evaluation& e, const training_table& table) {
    constexpr std::size_t shown = 6;
    std::vector<std::size_t> order(e.truth.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return e.truth[a] < e.truth[b]; });
    std::string script =
        "set multiplot layout 2,3\nset xlabel 'sample'\nset ylabel 'e-/s'\nset xrange [0:186]\n"
        "unset key\n";
    std::string data;
    std::string plots;
    for (std::size_t k = 0; k < std::min(shown, order.size()); ++k) {
        const std::size_t i = order[k * (order.size() - 1) / (shown - 1)];
        data += fmt::format("$s{} << EOD\n", k);
        for (std::size_t f = 0; f < fluxes; ++f) data += fmt::format("{} {}\n", f, table.flux[i * fluxes + f]);
        data += "EOD\n";
        std::string title = fmt::format("true {:.3f}, predicted {:.3f}", e.truth[i], e.predicted[i]);
        if (e.intervals) {
            const auto [low, high] = interval_of(*e.intervals, e.predicted[i]);
            title += fmt::format(" [{:.3f}, {:.3f}]", low, high);
        }
        plots += fmt::format("set title '{}'\nplot $s{} with lines lc rgb '#08306b'\n", title, k);
    }
    return draw_svg(data + script + plots + "unset multiplot\n", 1140, 560);
}

std::string figure_rows(const evaluation& e) {
    const redshift_metrics& m = e.metrics;
    std::string rows;
    const auto row = [&](const char* name, const std::string& value, const char* meaning) {
        rows += fmt::format("<tr><td>{}</td><td class=n>{}</td><td>{}</td></tr>\n", name, value, meaning);
    };
    row("galaxies", fmt::format("{}", m.count), "");
    row("MAE", fmt::format("{:.5f}", m.mae), "mean |predicted - true|");
    row("RMSE", fmt::format("{:.5f}", m.rmse), "of predicted - true");
    row("bias", fmt::format("{:+.5f}", m.bias_mean), "mean of dz = (predicted - true) / (1 + true)");
    row("median bias", fmt::format("{:+.5f}", m.bias_median), "median of dz");
    row("&sigma;<sub>NMAD</sub>", fmt::format("{:.5f}", m.sigma_nmad), "1.4826 median |dz - median dz|");
    row("|dz| &gt; 0.05", fmt::format("{:.2f} %", 100 * m.outliers_05), "outliers");
    row("|dz| &gt; 0.15", fmt::format("{:.2f} %", 100 * m.outliers_15), "catastrophic outliers");
    if (e.intervals) {
        row("coverage", fmt::format("{:.2f} %", 100 * e.coverage.coverage), "of the 90 % intervals");
        row("interval width", fmt::format("{:.4f}", e.coverage.mean_width), "mean");
    }
    return rows;
}

std::string bin_rows(const evaluation& e) {
    std::string rows;
    for (const redshift_bin& b : e.bins) {
        const redshift_metrics& m = b.metrics;
        rows += fmt::format(
            "<tr><td>{:.2f} to {:.2f}</td><td class=n>{}</td><td class=n>{:+.4f}</td><td class=n>{:+.4f}</td>"
            "<td class=n>{:.4f}</td><td class=n>{:.4f}</td><td class=n>{:.2f} %</td></tr>\n",
            b.low, b.high, m.count, m.mean_difference, m.bias_median, m.sigma_nmad, m.mae, 100 * m.outliers_15);
    }
    return rows;
}

}  // namespace

std::string report_html(const evaluation& e, const training_table& table, const std::string& history) {
    std::string page = fmt::format(
        R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Redshifts of {0}</title>
<style>body{{font:15px/1.45 sans-serif;max-width:1160px;margin:2em auto;padding:0 1em;color:#222}}
table{{border-collapse:collapse}}td,th{{padding:.15em .8em;border-bottom:1px solid #ddd;text-align:left}}
.n{{text-align:right;font-variant-numeric:tabular-nums}}.plots{{display:flex;flex-wrap:wrap;gap:1em}}
figure{{margin:0}}figcaption{{font-weight:bold}}</style></head><body>
<h1>Redshifts of {0}</h1>
<table>{1}</table>
<h2>By true redshift</h2>
<table><tr><th>z</th><th>galaxies</th><th>mean difference</th><th>median dz</th><th>NMAD</th><th>MAE</th><th>|dz| &gt; 0.15</th></tr>
{2}</table>
<div class=plots>
)",
        escaped(e.model), figure_rows(e), bin_rows(e));
    const auto figure = [&](const char* caption, const std::string& svg) {
        page += fmt::format("<figure><figcaption>{}</figcaption>\n{}</figure>\n", caption, svg);
    };
    figure("Predicted against true", predicted_against_true(e));
    figure("Bias and scatter", binned(e));
    figure("Residuals", residuals(e));
    figure("Redshifts", redshifts(e));
    if (!history.empty()) figure("Training", losses(history));
    figure("Spectra, from the nearest to the farthest", samples(e, table));
    return page + "</div></body></html>\n";
}

}  // namespace ztrain
