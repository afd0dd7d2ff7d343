// SPDX-License-Identifier: Apache-2.0
#include "cli/fit_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "cli/tables.hpp"
#include "fit.hpp"
#include "interval_metadata.hpp"
#include "intervals.hpp"
#include "io/atomic_file.hpp"

namespace ztrain {

namespace {

namespace fs = std::filesystem;

struct fit_arguments {
    std::vector<std::string> data;
    std::string output;
    std::string recipe = "default";
    std::string device = "auto";
    std::string bad_rows = "skip";
    std::size_t epochs = 0;
    std::uint64_t seed = 1;
    int threads = 0;
    bool resume = false;
};

std::string history_csv(const fit_result& result) {
    std::string text = "epoch,learning_rate,training_loss,validation_loss,validation_mae,seconds\n";
    for (const epoch_record& e : result.history)
        text += fmt::format("{},{},{},{},{},{:.2f}\n", e.epoch + 1, e.learning_rate, e.training_loss, e.validation_loss,
                            e.validation_mae, e.seconds);
    return text;
}

void run_fit(const fit_arguments& a) {
    fit_options o;
    o.recipe = *recipe_named(a.recipe);
    if (a.epochs > 0) o.recipe.epochs = a.epochs;
    o.seed = a.seed;
    o.threads = a.threads > 0 ? a.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    o.device = a.device;
    o.resume = a.resume;
    o.checkpoint = fs::path(a.output).replace_extension(".checkpoint");
    const training_table table = read_tables(a.data, a.bad_rows == "refuse");
    std::uint64_t digest = 14695981039346656037u;  // FNV-1a over the values
    for (const float v : table.flux) digest = (digest ^ std::hash<float>{}(v)) * 1099511628211u;
    for (const float v : table.z) digest = (digest ^ std::hash<float>{}(v)) * 1099511628211u;
    o.data_digest = fmt::format("{:016x}", digest);

    fit_result result = fit(table, o);
    result.network.metadata["zinfer.recipe"] = o.recipe.name;
    result.network.metadata["zinfer.data"] = o.data_digest;
    if (result.calibration_truth.size() >= fewest_for_intervals)
        result.network.metadata[interval_key] =
            format_intervals(conformal_intervals(result.calibration_predicted, result.calibration_truth));
    else
        fmt::print(stderr, "ztrain: {} rows to calibrate on; intervals need {}, and are left out\n",
                   result.calibration_truth.size(), fewest_for_intervals);
    zgen::write_file(fs::path(a.output).replace_extension(".history.csv"), history_csv(result));
    zgen::write_file(a.output, onnx_bytes(result.network));
    fs::remove(o.checkpoint);
}

}  // namespace

void add_fit(CLI::App& app) {
    CLI::App* command = app.add_subcommand("fit", "Train a network on spectra with known redshifts");
    const auto a = std::make_shared<fit_arguments>();
    command->add_option("--data", a->data, "tables: CSV (z,flux_0,...,flux_185) or FITS (z, flux)")->required();
    command->add_option("-o,--output", a->output, "the ONNX model to write")->required();
    command->add_option("--recipe", a->recipe, "how to train")
        ->check(CLI::IsMember(recipe_names()))
        ->capture_default_str();
    command->add_option("--epochs", a->epochs, "instead of the recipe's");
    command->add_option("--device", a->device)->check(CLI::IsMember({"auto", "cpu", "cuda"}))->capture_default_str();
    command->add_option("--seed", a->seed)->capture_default_str();
    command->add_option("--threads", a->threads, "all processors where not given");
    command->add_option("--bad-rows", a->bad_rows)->check(CLI::IsMember({"skip", "refuse"}))->capture_default_str();
    command->add_flag("--resume", a->resume, "go on after an interruption");
    command->footer(
        "Examples:\n  ztrain fit --data train.fits -o redshift.onnx\n  ztrain fit --data a.csv b.csv -o redshift.onnx "
        "--recipe dissertation --resume");
    command->callback([a] { run_fit(*a); });
}

}  // namespace ztrain
