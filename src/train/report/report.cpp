// SPDX-License-Identifier: Apache-2.0
#include "src/train/report/report.hpp"

#include <fmt/format.h>

#include "src/train/report/plot.hpp"
#include "zinfer/core/version.hpp"

namespace ztrain {

namespace {

/// Text of unknown origin, to stand in a page.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else
            result += static_cast<unsigned char>(c) < ' ' ? '?' : c;
    }
    return result;
}

constexpr const char* style = R"(
body { font: 15px/1.5 sans-serif; max-width: 1160px; margin: 2em auto; padding: 0 1em; color: #222; }
h1 { font-size: 1.6em; margin-bottom: 0; }
h2 { font-size: 1.2em; margin: 1.8em 0 .4em; }
p { max-width: 48em; }
.source { color: #666; margin-top: .2em; }
table { border-collapse: collapse; }
td, th { padding: .1em .8em; border-bottom: 1px solid #ddd; text-align: left; font-weight: normal; }
thead th { border-bottom: 2px solid #888; color: #555; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
.tables, .plots { display: flex; flex-wrap: wrap; gap: 1em 3em; }
.plots { gap: 1.5em 1em; }
figure { margin: 0; flex: 1 1 480px; min-width: 0; max-width: 560px; }
figure.wide { flex-basis: 100%; max-width: none; }
figcaption { font-weight: bold; }
svg { width: 100%; height: auto; }
)";

std::string percent(double part) {
    return fmt::format("{:.2f} %", 100 * part);
}

class table {
 public:
    explicit table(const std::vector<std::string>& head) {
        if (head.empty()) return;
        text_ += "<thead><tr>";
        for (std::size_t i = 0; i < head.size(); ++i)
            text_ += fmt::format("<th{}>{}</th>", i == 0 ? "" : " class=\"n\"", head[i]);
        text_ += "</tr></thead>\n";
    }
    /// A name, numbers, and words at the end.
    void row(const std::string& name, const std::vector<std::string>& numbers, const std::string& words = {}) {
        text_ += fmt::format("<tr><td>{}</td>", name);
        for (const std::string& number : numbers) text_ += fmt::format("<td class=\"n\">{}</td>", number);
        if (!words.empty()) text_ += fmt::format("<td>{}</td>", words);
        text_ += "</tr>\n";
    }
    std::string html() const { return fmt::format("<table>\n{}</table>\n", text_); }

 private:
    std::string text_;
};

std::string figures_table(const evaluation& e) {
    const redshift_metrics& m = e.metrics;
    table t({});
    t.row("MAE", {fmt::format("{:.5f}", m.mae)}, "mean |predicted − true|");
    t.row("RMSE", {fmt::format("{:.5f}", m.rmse)}, "of predicted − true");
    t.row("bias, mean", {fmt::format("{:+.5f}", m.bias_mean)}, "of dz = (predicted − true) / (1 + true)");
    t.row("bias, median", {fmt::format("{:+.5f}", m.bias_median)}, "of dz");
    t.row("σ<sub>NMAD</sub>", {fmt::format("{:.5f}", m.sigma_nmad)}, "1.4826 median |dz − median dz|");
    t.row("outliers", {percent(m.outliers_05)}, "|dz| &gt; 0.05");
    t.row("outliers", {percent(m.outliers_15)}, "|dz| &gt; 0.15");
    return t.html();
}

std::string bins_table(const evaluation& e) {
    table t({"true z", "galaxies", "MAE", "RMSE", "mean difference", "mean dz", "median dz", "σ<sub>NMAD</sub>",
             "|dz| &gt; 0.05", "|dz| &gt; 0.15"});
    for (const redshift_bin& b : e.bins) {
        const redshift_metrics& m = b.metrics;
        std::vector<std::string> numbers{fmt::format("{}", m.count)};
        if (m.count > 0)
            for (const std::string& number :
                 {fmt::format("{:.4f}", m.mae), fmt::format("{:.4f}", m.rmse),
                  fmt::format("{:+.4f}", m.mean_difference), fmt::format("{:+.4f}", m.bias_mean),
                  fmt::format("{:+.4f}", m.bias_median), fmt::format("{:.4f}", m.sigma_nmad), percent(m.outliers_05),
                  percent(m.outliers_15)})
                numbers.push_back(number);
        numbers.resize(9, "–");
        t.row(fmt::format("{:.2f} to {:.2f}", b.low, b.high), numbers);
    }
    return t.html();
}

std::vector<std::string> coverage_numbers(const interval_coverage& c) {
    if (c.count == 0) return {"0", "–", "–", "–", "–"};
    return {fmt::format("{}", c.count), percent(c.coverage), percent(c.below), percent(c.above),
            fmt::format("{:.4f}", c.mean_width)};
}

std::string coverage_table(const std::vector<coverage_bin>& bins, const char* quantity, bool open) {
    table t({quantity, "galaxies", "coverage", "below", "above", "mean width"});
    for (std::size_t b = 0; b < bins.size(); ++b) {
        std::string range = fmt::format("{:.2f} to {:.2f}", bins[b].low, bins[b].high);
        if (open && b == 0) range = fmt::format("up to {:.2f}", bins[b].high);
        if (open && b + 1 == bins.size()) range = fmt::format("from {:.2f}", bins[b].low);
        t.row(range, coverage_numbers(bins[b].coverage));
    }
    return t.html();
}

std::string intervals_section(const evaluation& e) {
    if (!e.intervals) return "<p>The model carries no intervals.</p>\n";
    const interval_coverage& c = e.coverage;
    return fmt::format(
        "<h2>Intervals of {:g} %</h2>\n<p>They hold the true redshift of <b>{}</b> of the galaxies; {} lie below and "
        "{} "
        "above, where {} each would be right. Mean width {:.4f}, mean interval score {:.4f}.</p>\n"
        "<div class=\"tables\">\n{}{}</div>\n",
        100 * e.intervals->level, percent(c.coverage), percent(c.below), percent(c.above),
        percent((1 - e.intervals->level) / 2), c.mean_width, c.mean_score,
        coverage_table(e.coverage_by_prediction, "predicted z", true),
        coverage_table(e.coverage_by_truth, "true z", false));
}

std::string source_text(const evaluation& e, const report_source& source) {
    std::string files;
    for (const std::string& file : source.files) files += (files.empty() ? "" : ", ") + escaped(file);
    std::string text = fmt::format("{} galaxies of {}", e.metrics.count, files);
    if (source.skipped_rows > 0) text += fmt::format("; {} rows could not be used", source.skipped_rows);
    if (e.without_number > 0)
        text += fmt::format("; for {} spectra the model gives no number, and they are left out", e.without_number);
    return text;
}

std::string figures_html(const std::vector<figure>& figures) {
    if (figures.empty()) return fmt::format("<p>There are no plots: they need {}.</p>\n", plot_program);
    std::string html = "<div class=\"plots\">\n";
    for (const figure& f : figures)
        html += fmt::format("<figure{}><figcaption>{}</figcaption>\n{}</figure>\n", f.wide ? " class=\"wide\"" : "",
                            escaped(f.caption), f.svg);
    return html + "</div>\n";
}

}  // namespace

std::string report_html(const evaluation& e, const report_source& source, const std::vector<figure>& figures) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>"
        "<meta name=\"viewport\" content=\"width=device-width\"/><title>Redshifts of {0}</title>\n<style>{1}</style>"
        "</head><body>\n<h1>Redshifts of {0}</h1>\n<p class=\"source\">{2}</p>\n{3}"
        "<h2>Plots</h2>\n{4}<h2>By true redshift</h2>\n{5}{6}"
        "<h2>What is left out</h2>\n<p>PIT and CRPS need a distribution of the redshift of each galaxy, and the model "
        "gives a value{7}. The CRPS of a value alone is its absolute error, so the mean CRPS would be the MAE.</p>\n"
        "<p class=\"source\">zinfer {8}; the network computed in float64</p>\n</body></html>\n",
        escaped(e.model), style, source_text(e, source), figures_table(e), figures_html(figures), bins_table(e),
        intervals_section(e), e.intervals ? " and an interval" : "", zinfer::version);
}

}  // namespace ztrain
