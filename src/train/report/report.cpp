// SPDX-License-Identifier: Apache-2.0
#include "src/train/report/report.hpp"

#include <fmt/format.h>
#include <time.h>

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"
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
* { box-sizing: border-box; }
body { font: 15px/1.5 sans-serif; max-width: 1160px; margin: 1.5em auto; padding: 0 1em; color: #222; }
h1 { font-size: 1.6em; margin: 0 0 .4em; overflow-wrap: anywhere; }
h2 { font-size: 1.2em; margin: 1.8em 0 .4em; }
p { max-width: 48em; }
.headline { font-size: 1.15em; margin: .4em 0 1em; }
dl + .scroll { margin-top: 1.2em; }
.bad { color: #b5332b; }
.note, dt { color: #666; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: 0; }
dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; }
td, th { padding: .1em .7em .1em 0; border-bottom: 1px solid #ddd; text-align: left; font-weight: normal; }
.scroll td, .scroll th { white-space: nowrap; vertical-align: top; }
thead th { border-bottom: 2px solid #888; color: #555; }
.scroll td.words { white-space: normal; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
.few, .n small { color: #999; }
.tables, .plots { display: flex; flex-wrap: wrap; gap: 1.5em 2em; }
figure { margin: 0; flex: 1 1 440px; min-width: 0; max-width: 560px; }
.small figure { flex-basis: 280px; max-width: 370px; }
figcaption { font-weight: bold; }
svg { display: block; width: 100%; height: auto; }
)";

std::string percent(double part) {
    return fmt::format("{:.2f} %", 100 * part);
}

/// With its standard error, where there are galaxies to tell it from.
std::string with_error(const std::string& figure, const std::string& error, std::size_t count) {
    return count < 2 ? figure : fmt::format("{}<br/><small>± {}</small>", figure, error);
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
    void row(const std::string& name, const std::vector<std::string>& numbers, const std::string& words = {},
             bool few = false) {
        text_ += fmt::format("<tr{}><td>{}</td>", few ? " class=\"few\"" : "", name);
        for (const std::string& number : numbers) text_ += fmt::format("<td class=\"n\">{}</td>", number);
        if (!words.empty()) text_ += fmt::format("<td class=\"words\">{}</td>", words);
        text_ += "</tr>\n";
    }
    std::string html() const { return fmt::format("<div class=\"scroll\"><table>\n{}</table></div>\n", text_); }

 private:
    std::string text_;
};

std::string figures_table(const evaluation& e) {
    const redshift_metrics& m = e.metrics;
    const redshift_metrics& s = e.errors;
    table t({});
    const auto row = [&](const char* name, const std::string& figure, const std::string& error, const char* words) {
        t.row(name, {figure, m.count < 2 ? "" : "± " + error}, words);
    };
    const auto number = [](double value) { return fmt::format("{:.5f}", value); };
    row("MAE", number(m.mae), number(s.mae), "mean |predicted − true|");
    row("RMSE", number(m.rmse), number(s.rmse), "of predicted − true");
    row("bias, mean", fmt::format("{:+.5f}", m.bias_mean), number(s.bias_mean),
        "of dz = (predicted − true) / (1 + true)");
    row("bias, median", fmt::format("{:+.5f}", m.bias_median), number(s.bias_median), "of dz");
    row("σ<sub>NMAD</sub>", number(m.sigma_nmad), number(s.sigma_nmad), "1.4826 median |dz − median dz|");
    row("outliers", percent(m.outliers_05), percent(s.outliers_05), "|dz| &gt; 0.05");
    row("outliers", percent(m.outliers_15), percent(s.outliers_15), "|dz| &gt; 0.15");
    return t.html();
}

constexpr const char* note_on_few = "<p class=\"note\">Grey rows have fewer than {} galaxies.</p>\n";

std::string bins_table(const evaluation& e) {
    table t({"true z", "galaxies", "MAE", "RMSE", "mean difference", "mean dz", "median dz", "σ<sub>NMAD</sub>",
             "|dz| &gt; 0.05", "|dz| &gt; 0.15"});
    bool few = false;
    for (const redshift_bin& b : e.bins) {
        const redshift_metrics& m = b.metrics;
        const redshift_metrics& s = b.errors;
        std::vector<std::string> numbers{fmt::format("{}", m.count)};
        const auto add = [&](double value, double error) {
            numbers.push_back(with_error(fmt::format("{:.4f}", value), fmt::format("{:.4f}", error), m.count));
        };
        const auto add_signed = [&](double value, double error) {
            numbers.push_back(with_error(fmt::format("{:+.4f}", value), fmt::format("{:.4f}", error), m.count));
        };
        if (m.count > 0) {
            add(m.mae, s.mae);
            add(m.rmse, s.rmse);
            add_signed(m.mean_difference, s.mean_difference);
            add_signed(m.bias_mean, s.bias_mean);
            add_signed(m.bias_median, s.bias_median);
            add(m.sigma_nmad, s.sigma_nmad);
            numbers.push_back(with_error(percent(m.outliers_05), percent(s.outliers_05), m.count));
            numbers.push_back(with_error(percent(m.outliers_15), percent(s.outliers_15), m.count));
        }
        numbers.resize(9, "–");
        few = few || m.count < fewest_in_bin;
        t.row(fmt::format("{:.2f} to {:.2f}", b.low, b.high), numbers, {}, m.count < fewest_in_bin);
    }
    return t.html() + (few ? fmt::format(note_on_few, fewest_in_bin) : "");
}

std::vector<std::string> coverage_numbers(const interval_coverage& c) {
    if (c.count == 0) return {"0", "–", "–", "–", "–"};
    return {fmt::format("{}", c.count),
            with_error(percent(c.coverage), percent(error_of_part(c.coverage, c.count)), c.count), percent(c.below),
            percent(c.above), fmt::format("{:.4f}", c.mean_width)};
}

/// "0.10 to 0.20"; of predictions, which may lie beyond the first and the last edge, "up to 0.10".
std::string range_of(const coverage_bin& b, const std::vector<coverage_bin>& bins, bool open) {
    if (open && &b == &bins.front()) return fmt::format("up to {:.2f}", b.high);
    if (open && &b == &bins.back()) return fmt::format("from {:.2f}", b.low);
    return fmt::format("{:.2f} to {:.2f}", b.low, b.high);
}

std::string coverage_table(const std::vector<coverage_bin>& bins, const char* quantity, bool open) {
    table t({quantity, "galaxies", "coverage", "below", "above", "mean width"});
    for (const coverage_bin& b : bins)
        t.row(range_of(b, bins, open), coverage_numbers(b.coverage), {}, b.coverage.count < fewest_in_bin);
    return t.html();
}

/// "64.50 ± 1.20 %", in red where that is less than the level by more than two standard errors.
std::string coverage_text(const interval_coverage& c, double level) {
    const double error = error_of_part(c.coverage, c.count);
    return fmt::format("<b{}>{:.2f} ± {:.2f} %</b>", c.coverage + 2 * error < level ? " class=\"bad\"" : "",
                       100 * c.coverage, 100 * error);
}

/// What a reader must not miss: how often the intervals hold, and where they hold least.
std::string headline(const evaluation& e) {
    if (!e.intervals) return "<p class=\"headline\">The model carries no intervals.</p>\n";
    const double level = e.intervals->level;
    std::string text =
        fmt::format("<p class=\"headline\">Intervals of {:g} % hold the true redshift of {} of the galaxies",
                    100 * level, coverage_text(e.coverage, level));
    const auto least = [&](const std::vector<coverage_bin>& bins, const char* quantity, bool open) {
        if (const coverage_bin* const b = least_covered(bins))
            text += fmt::format("; fewest by {} redshift ({}): {}", quantity, range_of(*b, bins, open),
                                coverage_text(b->coverage, level));
    };
    least(e.coverage_by_truth, "true", false);
    least(e.coverage_by_prediction, "predicted", true);
    return text + ".</p>\n";
}

std::string intervals_section(const evaluation& e) {
    if (!e.intervals) return {};
    const interval_coverage& c = e.coverage;
    return fmt::format(
        "<h2>Intervals of {:g} %</h2>\n<p>Of the true redshifts, {} lie below their intervals and {} above; {} each "
        "would be right. Mean width {:.4f}, mean interval score {:.4f}. Intervals are calibrated to hold for galaxies "
        "of "
        "a predicted redshift; for those of a true redshift they need not.</p>\n<div class=\"tables\">\n{}{}</div>\n",
        100 * e.intervals->level, percent(c.below), percent(c.above), percent((1 - e.intervals->level) / 2),
        c.mean_width, c.mean_score, coverage_table(e.coverage_by_prediction, "predicted z", true),
        coverage_table(e.coverage_by_truth, "true z", false));
}

/// A recipe as people read it: its JSON without the marks, where it is a flat object.
std::string recipe_text(const std::string& recipe) {
    const auto object = nlohmann::ordered_json::parse(recipe, nullptr, false);
    if (!object.is_object()) return recipe;
    std::string text;
    for (const auto& [key, value] : object.items())
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", key,
                            value.is_string() ? value.get<std::string>() : value.dump());
    return text;
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

/// What was measured on what, and when.
std::string facts(const evaluation& e, const report_source& source) {
    std::string text = "<dl>\n";
    const auto fact = [&](const char* name, const std::string& words) {
        if (!words.empty()) text += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, words);
    };
    fact("model", fmt::format("{}, SHA-256 {}", escaped(e.model), e.model_digest));
    fact("recipe", escaped(recipe_text(e.recipe)));
    fact("trained on", e.training_data.empty() ? "" : "rows with SHA-256 " + escaped(e.training_data));
    fact("data", source_text(e, source));
    if (!source.digest.empty())
        fact("rows", "SHA-256 " + source.digest +
                         (e.training_data.starts_with(source.digest)
                              ? " <b class=\"bad\">the model was trained on these rows</b>"
                              : ""));
    fact("date", source.date);
    fact("program", fmt::format("zinfer {}; the network computed in float64", zinfer::version));
    return text + "</dl>\n";
}

std::string plots(const std::vector<figure>& figures, bool small) {
    std::string html = fmt::format("<div class=\"plots{}\">\n", small ? " small" : "");
    for (const figure& f : figures)
        if (f.small == small)
            html += fmt::format("<figure><figcaption>{}</figcaption>\n{}</figure>\n", escaped(f.caption), f.svg);
    return html + "</div>\n";
}

std::string figures_html(const std::vector<figure>& figures) {
    if (figures.empty()) return fmt::format("<p>There are no plots: they need {}.</p>\n", plot_program);
    return plots(figures, false) +
           "<h2>Spectra of near and far galaxies</h2>\n<p class=\"note\">BP blue, RP red; flux in e<sup>−</sup>/s per "
           "sample over the wavelength in nm.</p>\n" +
           plots(figures, true);
}

}  // namespace

std::string report_date() {
    std::time_t now = std::time(nullptr);
    if (const char* const text = std::getenv("SOURCE_DATE_EPOCH"); text != nullptr && *text != '\0') {
        const char* const end = text + std::string_view(text).size();
        const auto [rest, failure] = std::from_chars(text, end, now);
        if (failure != std::errc{} || rest != end || now < 0)
            throw common::error(
                fmt::format("SOURCE_DATE_EPOCH: is {}; expected a number of seconds", common::in_quotes(text)));
    }
    std::tm date{};
    if (::gmtime_r(&now, &date) == nullptr)
        throw common::error("SOURCE_DATE_EPOCH: is beyond all years; expected a number of seconds");
    return fmt::format("{:04}-{:02}-{:02}", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday);
}

std::string report_html(const evaluation& e, const report_source& source, const std::vector<figure>& figures) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/><title>Redshifts of {0}</title>\n"
        "<style>{1}</style></head><body>\n<h1>Redshifts of {0}</h1>\n{2}{3}{4}"
        "<p class=\"note\">± is the standard error: of parts half the Wilson interval of 68 %, otherwise by 200 "
        "bootstrap "
        "samples of the galaxies.</p>\n"
        "<h2>Plots</h2>\n{5}<h2>By true redshift</h2>\n{6}{7}"
        "<h2>What is left out</h2>\n<p>PIT and CRPS need a distribution of the redshift of each galaxy, and the model "
        "gives a value{8}. The CRPS of a value alone is its absolute error, so the mean CRPS would be the MAE.</p>\n"
        "</body></html>\n",
        escaped(e.model), style, headline(e), facts(e, source), figures_table(e), figures_html(figures), bins_table(e),
        intervals_section(e), e.intervals ? " and an interval" : "");
}

}  // namespace ztrain
