// SPDX-License-Identifier: Apache-2.0
#include "src/train/cli/fit_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "generator/import/import.hpp"
#include "src/common/atomic_file.hpp"
#include "src/common/error.hpp"
#include "src/common/file_lock.hpp"
#include "src/common/interruption.hpp"
#include "src/common/output_file.hpp"
#include "src/common/print_out.hpp"
#include "src/common/progress.hpp"
#include "src/common/read_file.hpp"
#include "src/common/sha256.hpp"
#include "src/train/cli/table_options.hpp"
#include "src/train/data/row_digest.hpp"
#include "src/train/data/split.hpp"
#include "src/train/evaluate/intervals.hpp"
#include "src/train/evaluate/metrics.hpp"
#include "src/train/fit/fit.hpp"
#include "src/train/fit/history.hpp"
#include "src/train/fit/model_metadata.hpp"
#include "src/train/fit/starting_network.hpp"

namespace ztrain {

namespace {

namespace fs = std::filesystem;

struct fit_arguments {
    std::vector<std::string> data;
    std::vector<std::string> validation;
    std::vector<std::string> calibration;
    std::string output;
    std::string start;
    std::string recipe_name = "default";
    std::string device = "auto";
    table_options tables;
    std::uint64_t seed = 1;
    int threads = 0;
    bool resume = false;

    // Instead of the recipe's.
    std::optional<loss_kind> loss;
    std::optional<double> huber_delta;
    std::optional<optimizer_kind> optimizer;
    std::optional<double> learning_rate;
    std::optional<double> weight_decay;
    std::optional<schedule_kind> schedule;
    std::optional<normalization_kind> normalization;
    std::optional<std::size_t> batch;
    std::optional<std::size_t> epochs;
    std::optional<std::size_t> patience;
    std::optional<double> noise;
    std::optional<double> flux_scale;
};

recipe recipe_of(const fit_arguments& a) {
    recipe r = *recipe_named(a.recipe_name);
    const auto replace = [](auto& value, const auto& given) {
        if (given) value = *given;
    };
    replace(r.loss, a.loss);
    replace(r.huber_delta, a.huber_delta);
    replace(r.optimizer, a.optimizer);
    replace(r.learning_rate, a.learning_rate);
    replace(r.weight_decay, a.weight_decay);
    replace(r.schedule, a.schedule);
    if (!a.start.empty()) r.normalization = normalization_kind::model;
    replace(r.normalization, a.normalization);
    if (a.start.empty() && r.normalization == normalization_kind::model)
        throw common::usage_error("--normalization model: there is no model to take it from; give --from");
    replace(r.batch, a.batch);
    replace(r.epochs, a.epochs);
    replace(r.patience, a.patience);
    replace(r.noise, a.noise);
    replace(r.flux_scale, a.flux_scale);
    return r;
}

/// All tables in one, and how many rows came from where.
struct training_data {
    training_table table;
    row_counts rows;
};

training_data read_all(const fit_arguments& a) {
    training_data all;
    const auto append = [&](const std::vector<std::string>& files) {
        if (files.empty()) return std::size_t{0};
        const training_table some = read_tables(files, a.tables.columns, a.tables.bad_rows);
        all.table.flux.insert(all.table.flux.end(), some.flux.begin(), some.flux.end());
        all.table.z.insert(all.table.z.end(), some.z.begin(), some.z.end());
        if (!some.unit.empty()) all.table.unit = some.unit;
        return some.rows();
    };
    all.rows.data = append(a.data);
    all.rows.validation = append(a.validation);
    all.rows.calibration = append(a.calibration);
    return all;
}

/// Of the rows, and how they are divided.
std::string digest(const training_data& all) {
    return fmt::format("{} {}+{}+{}", row_digest(all.table), all.rows.data, all.rows.validation, all.rows.calibration);
}

std::string validation_metrics(const predictions& p) {
    const redshift_metrics m = metrics_of(p.predicted, p.truth);
    return nlohmann::ordered_json{{"part", "validation"},
                                  {"count", m.count},
                                  {"mae", m.mae},
                                  {"rmse", m.rmse},
                                  {"bias", m.bias_mean},
                                  {"sigma_nmad", m.sigma_nmad},
                                  {"outliers_05", m.outliers_05},
                                  {"outliers_15", m.outliers_15}}
        .dump();
}

/// So many that validation, and with it training, gets one.
std::size_t fewest_rows(const recipe& r) {
    return static_cast<std::size_t>(std::ceil(1 / r.validation_part));
}

void say(const std::string& what) {
    fmt::print(stderr, "ztrain: {}\n", what);
}

/// What --resume finds, and what is left of an interrupted training without it; true where there is nothing to do.
///
/// Errors   common::error where the model is there and of another training
bool is_finished(const fit_arguments& a, const fit_options& o) {
    const std::string checkpoint = o.checkpoint.string();
    if (fs::exists(o.checkpoint)) {
        if (!a.resume)
            say(fmt::format("{}: an interrupted training left it; this one begins anew (--resume goes on)",
                            checkpoint));
        return false;
    }
    if (!a.resume) return false;
    if (!fs::exists(a.output)) {
        say(fmt::format("{}: is not there; training begins at the first epoch", checkpoint));
        return false;
    }
    const auto metadata = zgen::import_model(a.output, zgen::keras::rehearse).metadata;
    const auto is = [&](const char* key, const std::string& value) {
        const auto found = metadata.find(key);
        return found != metadata.end() && found->second == value;
    };
    if (!is("zinfer.recipe", recipe_json(o.recipe)) || !is("zinfer.data", o.data_digest))
        throw common::error(
            fmt::format("{}: is there, of other data or another recipe, and {} is not; to replace it, "
                        "leave out --resume",
                        a.output, checkpoint));
    say(fmt::format(
        "{}: is finished, of these data and this recipe; nothing is left to do (without --resume it is trained anew)",
        a.output));
    return true;
}

/// What an interrupted training says: how far it came, and the command that goes on.
std::string how_to_go_on(const fit_arguments& a, const fit_options& o, std::size_t complete, std::string command) {
    if (complete == 0)
        return fmt::format("interrupted in the first epoch; nothing is kept, the same command begins anew\n  {}",
                           command);
    if (!a.resume) command += " --resume";
    return fmt::format("interrupted after epoch {} of {}, which {} keeps; to go on:\n  {}", complete, o.recipe.epochs,
                       o.checkpoint.string(), command);
}

void run_fit(const fit_arguments& a, const std::string& as_typed) {
    if (common::is_standard_output(a.output))
        throw common::usage_error(
            fmt::format("-o {}: files stand beside the model; expected the name of a file", a.output));
    fit_options o;
    o.recipe = recipe_of(a);
    o.seed = a.seed;
    o.threads = a.threads > 0 ? a.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    o.device = a.device;
    o.resume = a.resume;
    o.checkpoint = fs::path(a.output).replace_extension(".checkpoint");
    if (!a.start.empty()) {
        const std::vector<std::byte> bytes = common::read_file(a.start);
        o.start = starting_network(bytes, a.start);
        o.recipe.start = common::sha256(bytes);
    }
    const fs::path history = fs::path(a.output).replace_extension(".history.csv");
    const common::file_lock lock(fs::path(a.output).replace_extension(".lock"),
                                 "another training writes the same model: wait for its end, or give another --output");
    const training_data all = read_all(a);
    o.data_digest = digest(all);
    if (is_finished(a, o)) return;
    const data_split split = split_rows(all.rows, o.recipe, o.seed);
    if (split.training.empty() || split.validation.empty())
        throw common::error(fmt::format(
            "{} usable rows are too few to train and validate on; expected {} at least, and {} for intervals",
            all.rows.data, fewest_rows(o.recipe),
            static_cast<std::size_t>(
                std::ceil(static_cast<double>(fewest_for_intervals) / o.recipe.calibration_part))));

    const common::interruption_watch watch;
    common::progress bar("spectra", o.recipe.epochs * split.training.size());
    const bool resumes = o.resume && fs::exists(o.checkpoint);
    std::size_t complete = 0;
    o.on_batch = [&](std::size_t epoch, std::size_t spectra) {
        common::stop_if_interrupted();
        bar.update((epoch - 1) * split.training.size() + spectra);
    };
    o.on_epoch = [&](const std::vector<epoch_record>& records) {
        const epoch_record& e = records.back();
        if (resumes && complete == 0)
            bar.print(fmt::format("{}: goes on after epoch {} of {}", o.checkpoint.string(), e.epoch, o.recipe.epochs));
        else
            bar.print(fmt::format("epoch {} of {}: loss {:.6f}, validation {:.6f}, MAE {:.5f}, {:.0f} s", e.epoch,
                                  o.recipe.epochs, e.training_loss, e.validation_loss, e.validation_mae, e.seconds));
        complete = records.size();
        common::write_file(history, history_csv(records));
    };
    common::write_file(history, history_csv({}));  // a folder that cannot be written is found before the work
    fit_result result = [&] {
        try {
            return fit(all.table, split, o);
        } catch (const common::interrupted& e) {
            throw common::interrupted(how_to_go_on(a, o, complete, as_typed), e.signal);
        }
    }();

    auto& metadata = result.network.metadata;
    metadata["zinfer.recipe"] = recipe_json(o.recipe);
    metadata["zinfer.data"] = o.data_digest;
    metadata["zinfer.metrics"] = validation_metrics(result.validation);
    for (const auto& [key, text] : range_metadata(all.table, split.training, a.tables.columns)) metadata[key] = text;
    const predictions& calibration = result.calibration;
    if (calibration.truth.size() >= fewest_for_intervals)
        metadata[zgen::interval_key] =
            zgen::format_intervals(conformal_intervals(calibration.predicted, calibration.truth));
    else
        say(fmt::format("{} rows to calibrate on; intervals need {}, and are left out", calibration.truth.size(),
                        fewest_for_intervals));
    common::write_file(a.output, onnx_bytes(result.network));
    fs::remove(o.checkpoint);
    common::print_out(fmt::format("{}: epoch {} of {}, {}\n", a.output, result.best_epoch, o.recipe.epochs,
                                  metadata["zinfer.metrics"]));
}

/// What an option instead of a recipe's setting means, with what the recipes have: "(default: 16, dissertation: 20)".
std::string with_defaults(const std::string& option, const std::string& meaning) {
    std::string key = option.substr(2);
    std::replace(key.begin(), key.end(), '-', '_');
    std::vector<std::string> defaults;
    for (const std::string& name : recipe_names()) {
        const auto value = nlohmann::json::parse(recipe_json(*recipe_named(name))).at(key);
        defaults.push_back(fmt::format("{}: {}", name, value.is_string() ? value.get<std::string>() : value.dump()));
    }
    return fmt::format("{} ({})", meaning, fmt::join(defaults, ", "));
}

}  // namespace

void add_fit(common::command& program) {
    common::command command = program.add_command("fit", "Train a network on spectra with known redshifts");
    const auto a = std::make_shared<fit_arguments>();
    command.add_option("--data", a->data, data_help).required();
    command.add_option("--validation", a->validation,
                       "tables for choosing the best epoch, instead of a part of --data");
    command.add_option("--calibration", a->calibration,
                       "tables for the intervals, instead of a part of --data: best of galaxies that --data has not");
    command.add_option("-o,--output", a->output, "the ONNX model to write; beside it its .history.csv").required();
    command.add_option(
        "--from", a->start,
        "start from the weights of this model, whose layers must be the redshift network's, and keep its "
        "normalization unless --normalization says otherwise");
    command.add_option("--recipe", a->recipe_name, "how to train").one_of(recipe_names()).show_default();
    command.add_option("--device", a->device, "what trains").one_of({"auto", "cpu", "cuda"}).show_default();
    command.add_option("--seed", a->seed, "of weights, parts, order and augmentation").show_default();
    command.add_option("--threads", a->threads, "default: as many as processors; another number changes the last bits")
        .within(1, 1024);
    add_table_options(command, a->tables);
    command.add_flag("--resume", a->resume,
                     "go on after an interruption, from the last complete epoch; begin where there is none, and do "
                     "nothing where the training is finished");

    const char* const group = "Instead of the recipe's";
    const auto instead = [&](const char* name, auto& value, const char* meaning) {
        return command.add_option(name, value, with_defaults(name, meaning)).under(group);
    };
    const auto choose = [&](const char* name, auto& value, const auto& choices, const char* meaning) {
        command.add_choice(name, value, choices, with_defaults(name, meaning)).under(group);
    };
    constexpr double smallest = std::numeric_limits<double>::min();
    constexpr double largest = 1e6;
    constexpr std::size_t most = 1'000'000;
    choose("--loss", a->loss, loss_names, "loss");
    instead("--huber-delta", a->huber_delta, "where the Huber loss turns from square to linear")
        .within(smallest, largest);
    choose("--optimizer", a->optimizer, optimizer_names, "optimizer");
    instead("--learning-rate", a->learning_rate, "learning rate, at its highest").within(smallest, largest);
    instead("--weight-decay", a->weight_decay, "of adamw").within(0.0, largest);
    choose("--schedule", a->schedule, schedule_names, "of the learning rate");
    choose("--normalization", a->normalization, normalization_names,
           "of each flux, fitted to the data; model: as in --from");
    instead("--batch", a->batch, "spectra per step").within(std::size_t{1}, most);
    instead("--epochs", a->epochs, "times that all spectra are seen").within(std::size_t{1}, most);
    instead("--patience", a->patience, "stop after so many epochs without a better one; 0: never");
    instead("--noise", a->noise, "augmentation: noise, e-/s").within(0.0, largest);
    instead("--flux-scale", a->flux_scale, "augmentation: scatter of the logarithm of the brightness")
        .within(0.0, largest);
    command.footer(
        "Examples:\n"
        "  ztrain fit --data train.fits -o redshift.onnx\n"
        "  ztrain fit --data a.csv b.csv -o redshift.onnx --recipe dissertation --resume\n"
        "  ztrain fit --data new.fits --from redshift.onnx -o tuned.onnx --epochs 4 --learning-rate 0.0002\n"
        "  ztrain fit --data train.fits --calibration others.fits -o redshift.onnx --epochs 40 --patience 5");
    command.action([a, command] { run_fit(*a, command.as_typed()); });
}

}  // namespace ztrain
