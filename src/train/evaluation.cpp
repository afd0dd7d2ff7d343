// SPDX-License-Identifier: Apache-2.0
#include "evaluation.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "evaluate/batch.hpp"
#include "import/import.hpp"
#include "metadata/model_metadata.hpp"
#include "passes/passes.hpp"

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

}  // namespace

evaluation evaluate_model(const std::filesystem::path& model, const training_table& table) {
    zgen::graph graph = zgen::import_model(model);
    zgen::optimize(graph);
    if (graph.input.size() != fluxes || zgen::shapes(graph).back().size() != 1)
        throw std::runtime_error(fmt::format("{}: takes {} values and gives {}; expected {} fluxes and one redshift",
                                             model.string(), graph.input.size(), zgen::shapes(graph).back().size(),
                                             fluxes));
    zgen::data_set data;
    data.rows = table.rows();
    data.columns = fluxes;
    data.values.assign(table.flux.begin(), table.flux.end());
    evaluation e;
    e.model = model.filename().string();
    e.predicted = zgen::evaluate(graph, data).values;
    e.truth.assign(table.z.begin(), table.z.end());
    e.metrics = metrics_of(e.predicted, e.truth);
    e.bins = metrics_by_redshift(e.predicted, e.truth);
    e.intervals = zgen::read_metadata(graph).intervals;
    if (e.intervals) e.coverage = coverage_of(*e.intervals, e.predicted, e.truth);
    return e;
}

std::string metrics_json(const evaluation& e) {
    json bins = json::array();
    for (const redshift_bin& b : e.bins) {
        json bin = to_json(b.metrics);
        bin["low"] = b.low;
        bin["high"] = b.high;
        bins.push_back(std::move(bin));
    }
    json result{{"model", e.model}, {"metrics", to_json(e.metrics)}, {"bins", std::move(bins)}};
    if (e.intervals)
        result["intervals"] = {
            {"level", e.intervals->level}, {"coverage", e.coverage.coverage}, {"mean_width", e.coverage.mean_width}};
    return result.dump(2) + "\n";
}

}  // namespace ztrain
