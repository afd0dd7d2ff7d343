// SPDX-License-Identifier: Apache-2.0
#include "src/train/cli/evaluate_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "src/common/atomic_file.hpp"
#include "src/common/error.hpp"
#include "src/common/output_file.hpp"
#include "src/common/print_out.hpp"
#include "src/common/progress.hpp"
#include "src/train/cli/table_options.hpp"
#include "src/train/data/row_digest.hpp"
#include "src/train/evaluate/comparison.hpp"
#include "src/train/evaluate/evaluation.hpp"
#include "src/train/fit/history.hpp"
#include "src/train/report/figures.hpp"
#include "src/train/report/plot.hpp"
#include "src/train/report/report.hpp"

namespace ztrain {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_threads = 1024;

struct evaluate_arguments {
    std::vector<std::string> models;
    std::vector<std::string> data;
    std::string report;
    std::string json;
    table_options tables;
    std::size_t threads = 0;
};

void warn(const std::string& what) {
    fmt::print(stderr, "ztrain: {}\n", what);
}

evaluation evaluate_with_progress(const std::string& model, const training_table& table, std::size_t threads) {
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    evaluation e;
    {
        common::progress bar("spectra", table.rows());
        e = evaluate_model(model, table, threads, [&](std::size_t done) { bar.update(done); });
    }
    for (const std::string& text : e.warnings) warn(fmt::format("{}: warning: {}", model, text));
    if (e.statuses.count(zinfer::status::ok) != table.rows())
        warn(fmt::format("{}: of {} spectra {}", model, table.rows(), e.statuses.text()));
    return e;
}

std::optional<training_history> history_or_warning(const fs::path& model) {
    try {
        return history_beside(model);
    } catch (const common::error& e) {
        warn(fmt::format("{}; there are no loss curves", e.what()));
        return std::nullopt;
    }
}

std::string summary(const evaluation& e) {
    const redshift_metrics& m = e.metrics;
    const redshift_metrics& s = e.errors;
    const auto number = [](double value) { return fmt::format("{:.5f}", value); };
    const auto signed_number = [](double value) { return fmt::format("{:+.5f}", value); };
    const auto percent = [](double part) { return fmt::format("{:.2f} %", 100 * part); };
    std::string text = fmt::format("{:<16}{:>9}\n", "galaxies", m.count);
    const auto line = [&](const char* name, const std::string& figure, const std::string& error) {
        text += fmt::format("{:<16}{:>9}", name, figure) + (m.count < 2 ? "" : "  ± " + error) + "\n";
    };
    line("MAE", number(m.mae), number(s.mae));
    line("RMSE", number(m.rmse), number(s.rmse));
    line("bias, mean dz", signed_number(m.bias_mean), number(s.bias_mean));
    line("bias, median dz", signed_number(m.bias_median), number(s.bias_median));
    line("sigma_NMAD", number(m.sigma_nmad), number(s.sigma_nmad));
    line("|dz| > 0.05", percent(m.outliers_05), percent(s.outliers_05));
    line("|dz| > 0.15", percent(m.outliers_15), percent(s.outliers_15));
    if (!e.intervals) return text;
    const auto held = [&](const interval_coverage& c) {
        return fmt::format("{} ± {}", percent(c.coverage), percent(error_of_part(c.coverage, c.count)));
    };
    text += fmt::format("intervals       {:g} %: hold {}, mean width {:.4f}\n", 100 * e.intervals->level,
                        held(e.coverage), e.coverage.mean_width);
    if (const coverage_bin* const b = least_covered(e.coverage_by_truth))
        text +=
            fmt::format("{:<16}least at true z from {:.2f} to {:.2f}: {}\n", "", b->low, b->high, held(b->coverage));
    return text;
}

/// Before anything is computed, so that a wrong path is seen at once.
void make_folder(const fs::path& folder) {
    if (common::is_standard_output(folder))
        throw common::usage_error(
            fmt::format("--report {}: a report is two files; expected the name of a folder", folder.string()));
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) throw common::error(fmt::format("{}: cannot be made ({})", folder.string(), failure.message()));
    if (!fs::is_directory(folder)) throw common::error(fmt::format("{}: is not a folder", folder.string()));
}

void evaluate(const evaluate_arguments& a) {
    const std::string& model = a.models.front();
    const fs::path folder = a.report;
    std::optional<common::atomic_file> json;
    std::optional<common::atomic_file> page;
    if (!a.report.empty()) {
        make_folder(folder);
        json.emplace(folder / "metrics.json");
        page.emplace(folder / "report.html");
    }
    const bool plots = page && can_plot();
    if (page && !plots) warn(fmt::format("the report will have no plots: they need {}", plot_program));

    report_source source;
    source.date = report_date();
    for (const std::string& file : a.data) source.files.push_back(fs::path(file).filename().string());
    const training_table table = read_tables(a.data, a.tables.columns, a.tables.bad_rows, &source.skipped_rows);
    const evaluation e = evaluate_with_progress(model, table, a.threads);
    source.digest = row_digest(table);
    if (e.training_data.starts_with(source.digest)) warn(fmt::format("{}: was trained on these rows", model));
    std::string out = summary(e);
    if (page) {
        const std::vector<figure> figures =
            plots ? draw_figures(e, table, history_or_warning(model)) : std::vector<figure>{};
        json->write(metrics_json(e));
        page->write(report_html(e, source, figures));
        json->commit();
        page->commit();
        out += fmt::format("report          {}\n", (folder / "report.html").string());
    }
    common::print_out(out);
}

void compare(const evaluate_arguments& a) {
    std::optional<common::output_file> json;
    if (!a.json.empty()) json.emplace(a.json);
    const training_table table = read_tables(a.data, a.tables.columns, a.tables.bad_rows);
    evaluation first = evaluate_with_progress(a.models[0], table, a.threads);
    evaluation second = evaluate_with_progress(a.models[1], table, a.threads);
    const model_comparison c = compare_models(std::move(first), std::move(second));
    if (json) {
        json->write(comparison_json(c));
        json->commit();
    }
    if (!common::is_standard_output(a.json)) common::print_out(comparison_text(c, a.models[0], a.models[1]));
}

/// What both commands take.
void add_common(common::command& command, evaluate_arguments& a) {
    command.add_option("--data", a.data, data_help).required();
    add_table_options(command, a.tables);
    command.add_option("--threads", a.threads, "default: as many as processors; the result is the same")
        .within(std::size_t{1}, most_threads);
}

}  // namespace

void add_evaluate(common::command& program) {
    common::command command = program.add_command("evaluate", "Measure a model on spectra with known redshifts");
    const auto a = std::make_shared<evaluate_arguments>();
    command.add_option("MODEL", a->models, "ONNX or Keras model").required().takes(1);
    add_common(command, *a);
    command.add_option("--report", a->report, "folder for metrics.json and report.html").value_name("DIR");
    command.footer("Example:\n  ztrain evaluate redshift.onnx --data test.fits --report report");
    command.action([a] { evaluate(*a); });
}

void add_compare(common::command& program) {
    common::command command = program.add_command("compare", "Measure two models on the same spectra");
    const auto a = std::make_shared<evaluate_arguments>();
    command.add_option("MODELS", a->models, "two ONNX or Keras models").required().takes(2);
    add_common(command, *a);
    command.add_option("--json", a->json, "also write the figures to this file; -: print them instead of the table")
        .value_name("FILE");
    command.footer("Example:\n  ztrain compare old.onnx new.onnx --data test.fits");
    command.action([a] { compare(*a); });
}

}  // namespace ztrain
