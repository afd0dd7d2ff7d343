// SPDX-License-Identifier: Apache-2.0
#include "src/train/evaluate/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>
#include <utility>

#include "generator/evaluate/batch.hpp"
#include "generator/import/import.hpp"
#include "generator/metadata/guard.hpp"
#include "generator/metadata/model_metadata.hpp"
#include "generator/passes/passes.hpp"
#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"
#include "src/common/read_file.hpp"
#include "src/common/sha256.hpp"
#include "src/gaia/spectrum.hpp"
#include "src/tables/unit.hpp"

namespace ztrain {

namespace {

using json = nlohmann::ordered_json;

json to_json(const redshift_metrics& m) {
    return {{"count", m.count},
            {"bias_mean", m.bias_mean},
            {"bias_median", m.bias_median},
            {"sigma_nmad", m.sigma_nmad},
            {"outliers_0.15", m.outliers_15},
            {"outliers_0.05", m.outliers_05},
            {"mae", m.mae},
            {"rmse", m.rmse},
            {"mean_difference", m.mean_difference}};
}

json to_json(const redshift_metrics& m, const redshift_metrics& errors) {
    json result = to_json(m);
    json e = to_json(errors);
    e.erase("count");
    result["standard_errors"] = std::move(e);
    return result;
}

json to_json(const interval_coverage& c) {
    return {{"count", c.count},
            {"coverage", c.coverage},
            {"coverage_standard_error", error_of_part(c.coverage, c.count)},
            {"below", c.below},
            {"above", c.above},
            {"mean_width", c.mean_width},
            {"mean_score", c.mean_score}};
}

json to_json(const std::vector<coverage_bin>& bins) {
    json result = json::array();
    for (const coverage_bin& b : bins) {
        json bin{{"low", b.low}, {"high", b.high}};
        bin.update(to_json(b.coverage));
        result.push_back(std::move(bin));
    }
    return result;
}

json statuses_json(const zgen::status_counts& counts) {
    json result = json::object();
    for (const zinfer::status status :
         {zinfer::status::ok, zinfer::status::outside_training_range, zinfer::status::output_out_of_range,
          zinfer::status::flat_input, zinfer::status::not_finite})
        if (counts.count(status) > 0) result[zinfer::name(status)] = counts.count(status);
    return result;
}

zgen::graph read_model(const std::filesystem::path& model) {
    zgen::graph graph = zgen::import_model(model, zgen::keras::rehearse);
    const std::size_t outputs = zgen::shapes(graph).back().size();
    if (graph.input.size() != gaia::samples || outputs != 1)
        throw common::error(fmt::format("{}: takes {} values and gives {}; expected {} fluxes and one redshift",
                                        model.string(), graph.input.size(), outputs, gaia::samples));
    zgen::optimize(graph);
    return graph;
}

/// Blocks bound the memory that float64 copies of the fluxes take.
std::vector<double> predictions(const zgen::graph& graph, const training_table& table, std::size_t threads,
                                const std::function<void(std::size_t)>& progress) {
    constexpr std::size_t block = 8192;
    std::vector<double> result;
    for (std::size_t first = 0; first < table.rows(); first += block) {
        tables::data_set data;
        data.rows = std::min(block, table.rows() - first);
        data.columns = gaia::samples;
        const std::span<const float> values =
            std::span(table.flux).subspan(first * gaia::samples, data.rows * gaia::samples);
        data.values.assign(values.begin(), values.end());
        std::function<void(std::size_t)> report;
        if (progress) report = [&](std::size_t done) { progress(first + done); };
        const std::vector<double> y = zgen::evaluate(graph, data, report, threads).values;
        result.insert(result.end(), y.begin(), y.end());
    }
    return result;
}

std::vector<coverage_bin> coverage_by(std::span<const double> values, double width, const evaluation& e) {
    const auto bins = static_cast<std::size_t>(std::lround(gaia::largest_redshift / width));
    std::vector<std::vector<double>> p(bins);
    std::vector<std::vector<double>> t(bins);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t bin = bin_of_value(values[i], width, bins);
        p[bin].push_back(e.predicted[i]);
        t[bin].push_back(e.truth[i]);
    }
    std::vector<coverage_bin> result;
    for (std::size_t b = 0; b < bins; ++b)
        result.push_back({width * static_cast<double>(b), width * static_cast<double>(b + 1),
                          coverage_of(*e.intervals, p[b], t[b])});
    return result;
}

std::string metadata_of(const zgen::graph& graph, const char* key) {
    const auto found = graph.metadata.find(key);
    return found == graph.metadata.end() ? "" : found->second;
}

}  // namespace

const coverage_bin* least_covered(const std::vector<coverage_bin>& bins) {
    const coverage_bin* least = nullptr;
    for (const coverage_bin& b : bins)
        if (b.coverage.count >= fewest_in_bin && (least == nullptr || b.coverage.coverage < least->coverage.coverage))
            least = &b;
    return least;
}

evaluation evaluate_model(const std::filesystem::path& model, const training_table& table, std::size_t threads,
                          const std::function<void(std::size_t)>& progress) {
    const zgen::graph graph = read_model(model);
    evaluation e;
    e.model = model.filename().string();
    e.model_digest = common::sha256(common::read_file(model));
    e.recipe = metadata_of(graph, "zinfer.recipe");
    e.training_data = metadata_of(graph, "zinfer.data");
    e.warnings = graph.warnings;
    const zgen::model_metadata metadata = zgen::read_metadata(graph);
    e.intervals = metadata.intervals;
    if (!table.unit.empty() && !metadata.units.empty() && !tables::is_same_unit(table.unit, metadata.units))
        e.warnings.push_back(fmt::format("the fluxes are in {}; the model takes {}", common::in_quotes(table.unit),
                                         common::in_quotes(metadata.units)));
    const zinfer::input_guard guard = zgen::effective_guard(graph, metadata);

    const std::vector<double> predicted = predictions(graph, table, threads, progress);
    for (std::size_t i = 0; i < predicted.size(); ++i) {
        const std::span<const float> flux = std::span(table.flux).subspan(i * gaia::samples, gaia::samples);
        const std::vector<double> input(flux.begin(), flux.end());
        const zinfer::status status = zgen::status_of(input, {&predicted[i], 1}, guard, metadata);
        e.statuses.add(status);
        if (status > zinfer::status::output_out_of_range) {
            ++e.without_number;
            continue;
        }
        e.predicted.push_back(predicted[i]);
        e.truth.push_back(static_cast<double>(table.z[i]));
        e.row.push_back(i);
    }
    if (e.predicted.empty())
        throw common::error(fmt::format("{}: gives no number for any of {} spectra", model.string(), table.rows()));
    e.metrics = metrics_of(e.predicted, e.truth);
    e.errors = errors_of(e.predicted, e.truth);
    e.bins = metrics_by_redshift(e.predicted, e.truth);
    if (e.intervals) {
        e.coverage = coverage_of(*e.intervals, e.predicted, e.truth);
        e.coverage_by_prediction = coverage_by(e.predicted, 0.1, e);
        e.coverage_by_truth = coverage_by(e.truth, 0.05, e);
    }
    return e;
}

std::string metrics_json(const evaluation& e) {
    json bins = json::array();
    for (const redshift_bin& b : e.bins) {
        json bin{{"low", b.low}, {"high", b.high}};
        bin.update(to_json(b.metrics, b.errors));
        bins.push_back(std::move(bin));
    }
    json result{{"model", e.model},
                {"model_sha256", e.model_digest},
                {"without_number", e.without_number},
                {"metrics", to_json(e.metrics, e.errors)},
                {"statuses", statuses_json(e.statuses)},
                {"by_true_redshift", std::move(bins)}};
    if (e.intervals) {
        json intervals{{"level", e.intervals->level}};
        intervals.update(to_json(e.coverage));
        intervals["by_predicted_redshift"] = to_json(e.coverage_by_prediction);
        intervals["by_true_redshift"] = to_json(e.coverage_by_truth);
        result["intervals"] = std::move(intervals);
    }
    // A file's name need not be UTF-8, which JSON is.
    return result.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace ztrain
