// SPDX-License-Identifier: Apache-2.0
// How far float32 is from float64, in terms of what plain float32 loops lose on the same inputs.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "generator/evaluate/batch.hpp"
#include "generator/import/import.hpp"
#include "generator/passes/passes.hpp"
#include "src/tables/data_set.hpp"
#include "tests/conformance/variant.hpp"
#include "tests/shared_files.hpp"

extern const conformance::variant redshift_full_x86_64_v3;
extern const conformance::variant redshift_reference_x86_64_v3;
extern const conformance::variant plain_full_baseline;
extern const conformance::variant plain_reference_baseline;

namespace {

/// |float32 - float64| of the outputs.
struct errors {
    double mean = 0;
    double percentile = 0;  ///< the 99.9th, between the neighbours in proportion
    double largest = 0;
};

errors errors_of(const conformance::variant& v, const std::vector<float>& inputs, const std::vector<double>& exact) {
    std::vector<float> values(exact.size());
    std::vector<zinfer::status> statuses(exact.size());
    v.predict(inputs.data(), exact.size(), values.data(), statuses.data());
    std::vector<double> e(exact.size());
    for (std::size_t i = 0; i < e.size(); ++i) {
        REQUIRE(statuses[i] == zinfer::status::ok);
        e[i] = std::abs(static_cast<double>(values[i]) - exact[i]);
    }
    std::sort(e.begin(), e.end());
    errors result;
    for (const double value : e) result.mean += value / static_cast<double>(e.size());
    const double rank = 0.999 * static_cast<double>(e.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const double above = e[std::min(below + 1, e.size() - 1)];
    result.percentile = e[below] + (rank - static_cast<double>(below)) * (above - e[below]);
    result.largest = e.back();
    return result;
}

}  // namespace

TEST_CASE("minimal filtering is as accurate as plain float32 loops") {
    const struct {
        const char* file;
        const char* inputs;
        const conformance::variant* fast;
        const conformance::variant* plain;
    } networks[] = {
        {"corpus/torch/redshift_full_op13/model.onnx", "corpus/torch/redshift_full_op13/input_0.npy",
         &redshift_full_x86_64_v3, &plain_full_baseline},
        {"models/redshift-reference/model.onnx", "models/redshift-reference/input_0.npy", &redshift_reference_x86_64_v3,
         &plain_reference_baseline},
    };
    for (const auto& network : networks) {
        const auto file = shared_files::find(network.file);
        if (!file) return;
        zgen::graph graph = zgen::import_model(*file);
        zgen::optimize(graph);
        for (const char* name : {network.inputs, "gaia/real_xp/xp186_2000_sources.csv"}) {
            const auto table = shared_files::find(name);
            if (!table) return;
            CAPTURE(std::string(network.file));
            CAPTURE(std::string(name));
            tables::data_set data = tables::read_data(*table);
#if defined(ZINFER_TEST_SANITIZED)
            data.rows = std::min<std::size_t>(data.rows, 100);
            data.values.resize(data.rows * data.columns);
            data.ids.resize(data.ids.empty() ? 0 : data.rows);
#endif
            const std::vector<float> inputs(data.values.begin(), data.values.end());
            data.values.assign(inputs.begin(), inputs.end());
            const std::vector<double> exact = zgen::evaluate(graph, data).values;
            const errors fast = errors_of(*network.fast, inputs, exact);
            const errors plain = errors_of(*network.plain, inputs, exact);
            const auto [low, high] = std::minmax_element(exact.begin(), exact.end());
            // Where outputs spread over less than a millionth of their size, one unit in the last place is more.
            const auto size = static_cast<float>(std::max(std::abs(*low), std::abs(*high)));
            const double unit =
                static_cast<double>(std::nextafter(size, std::numeric_limits<float>::infinity()) - size);
            MESSAGE("as parts of the output range: mean "
                    << fast.mean / (*high - *low) << " (plain loops " << plain.mean / (*high - *low)
                    << "), 99.9th percentile " << fast.percentile / (*high - *low) << " ("
                    << plain.percentile / (*high - *low) << "), largest " << fast.largest / (*high - *low) << " ("
                    << plain.largest / (*high - *low) << ")");
#if !defined(ZINFER_TEST_SANITIZED)
            CHECK(fast.mean <= 1.5 * plain.mean);
            CHECK(fast.percentile <= 1.5 * plain.percentile);
            CHECK(fast.largest <= 2 * plain.largest);
#endif
            CHECK(fast.largest <= std::max(5e-6 * (*high - *low), 8 * unit));
        }
    }
}
