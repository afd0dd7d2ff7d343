// SPDX-License-Identifier: Apache-2.0
#include "cli/evaluate_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "cli/tables.hpp"
#include "evaluation.hpp"
#include "io/atomic_file.hpp"
#include "report.hpp"

namespace ztrain {

namespace {

namespace fs = std::filesystem;

struct evaluate_arguments {
    std::vector<std::string> models;
    std::vector<std::string> data;
    std::string report;
};

/// The history that `ztrain fit` wrote beside the model; empty where there is none.
std::string history_beside(const fs::path& model) {
    std::ifstream in(fs::path(model).replace_extension(".history.csv"));
    return {std::istreambuf_iterator<char>(in), {}};
}

void evaluate(const evaluate_arguments& a) {
    const training_table table = read_tables(a.data, false);
    const evaluation e = evaluate_model(a.models.front(), table);
    const redshift_metrics& m = e.metrics;
    fmt::print("{} galaxies: MAE {:.5f}, RMSE {:.5f}, bias {:+.5f}, NMAD {:.5f}, |dz| > 0.15 {:.2f} %\n", m.count,
               m.mae, m.rmse, m.bias_mean, m.sigma_nmad, 100 * m.outliers_15);
    if (e.intervals)
        fmt::print("{:.0f} % intervals: coverage {:.2f} %, mean width {:.4f}\n", 100 * e.intervals->level,
                   100 * e.coverage.coverage, e.coverage.mean_width);
    if (a.report.empty()) return;
    const std::string page = report_html(e, table, history_beside(a.models.front()));
    fs::create_directories(a.report);
    zgen::write_file(fs::path(a.report) / "metrics.json", metrics_json(e));
    zgen::write_file(fs::path(a.report) / "report.html", page);
    fmt::print("{}\n", (fs::path(a.report) / "report.html").string());
}

void compare(const evaluate_arguments& a) {
    const training_table table = read_tables(a.data, false);
    std::vector<evaluation> all;
    for (const std::string& model : a.models) all.push_back(evaluate_model(model, table));
    fmt::print("{:<16}{:>18}{:>18}{:>9}\n", "", all[0].model, all[1].model, "ratio");
    const auto row = [&](const char* name, double redshift_metrics::*figure) {
        const double first = all[0].metrics.*figure;
        const double second = all[1].metrics.*figure;
        fmt::print("{:<16}{:>18.5f}{:>18.5f}{:>9.3f}\n", name, first, second, second / first);
    };
    row("MAE", &redshift_metrics::mae);
    row("RMSE", &redshift_metrics::rmse);
    row("bias", &redshift_metrics::bias_mean);
    row("median bias", &redshift_metrics::bias_median);
    row("NMAD", &redshift_metrics::sigma_nmad);
    row("|dz| > 0.05", &redshift_metrics::outliers_05);
    row("|dz| > 0.15", &redshift_metrics::outliers_15);
}

}  // namespace

void add_evaluate(CLI::App& app) {
    CLI::App* command = app.add_subcommand("evaluate", "Measure a model on spectra with known redshifts");
    const auto a = std::make_shared<evaluate_arguments>();
    command->add_option("MODEL", a->models, "ONNX or Keras model")->required()->expected(1);
    command->add_option("--data", a->data, "tables: CSV or FITS")->required();
    command->add_option("--report", a->report, "folder for metrics.json and report.html");
    command->footer("Example:\n  ztrain evaluate redshift.onnx --data test.fits --report report");
    command->callback([a] { evaluate(*a); });
}

void add_compare(CLI::App& app) {
    CLI::App* command = app.add_subcommand("compare", "Measure two models on the same spectra");
    const auto a = std::make_shared<evaluate_arguments>();
    command->add_option("MODELS", a->models, "two ONNX or Keras models")->required()->expected(2);
    command->add_option("--data", a->data, "tables: CSV or FITS")->required();
    command->footer("Example:\n  ztrain compare old.onnx new.onnx --data test.fits");
    command->callback([a] { compare(*a); });
}

}  // namespace ztrain
