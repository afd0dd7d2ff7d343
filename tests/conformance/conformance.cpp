// SPDX-License-Identifier: Apache-2.0
// The whole path on real networks: model file, zgen, compiled header, against golden outputs and the float64 reference.
#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "generator/evaluate/batch.hpp"
#include "generator/import/import.hpp"
#include "generator/passes/passes.hpp"
#include "src/tables/data_set.hpp"
#include "tests/conformance/variants.hpp"
#include "tests/shared_files.hpp"

// The same network baked from ONNX, and with the flat guard: one instruction set will do.
extern const conformance::variant redshift_onnx_x86_64_v3;
extern const conformance::variant redshift_flat_x86_64_v3;

namespace {

struct golden {
    const char* model;
    const char* file;
    const char* inputs;
    const char* outputs;
};

constexpr golden goldens[] = {
    {"redshift_keras", "corpus/redshift-keras/model.keras", "corpus/redshift-keras/input_0.npy",
     "corpus/redshift-keras/output_0.npy"},
    {"redshift_full", "corpus/torch/redshift_full_op13/model.onnx", "corpus/torch/redshift_full_op13/input_0.npy",
     "corpus/torch/redshift_full_op13/output_0.npy"},
    {"redshift_reference", "models/redshift-reference/model.onnx", "models/redshift-reference/input_0.npy",
     "models/redshift-reference/output_0.npy"},
};

struct predictions {
    std::vector<float> values;
    std::vector<zinfer::status> statuses;
};

predictions run(const conformance::variant& v, const tables::data_set& data) {
    REQUIRE(data.columns == v.input_size);
    const std::vector<float> inputs(data.values.begin(), data.values.end());
    predictions p{std::vector<float>(data.rows), std::vector<zinfer::status>(data.rows)};
    v.predict(inputs.data(), data.rows, p.values.data(), p.statuses.data());
    return p;
}

/// 1e-5 of the spread of the expected outputs, but no less than what a float32 of their size can hold: where outputs
/// spread over less than 1e-5 of their own size, as those of redshift_full_op13 on its 32 inputs, half a unit in the
/// last place alone is more. Eight units is what float32 arithmetic loses there.
double tolerance(const std::vector<double>& expected) {
    const auto [low, high] = std::minmax_element(expected.begin(), expected.end());
    const auto largest = static_cast<float>(std::max(std::abs(*low), std::abs(*high)));
    const float unit = std::nextafter(largest, std::numeric_limits<float>::infinity()) - largest;
    return std::max(1e-5 * (*high - *low), 8.0 * static_cast<double>(unit));
}

predictions run_batch(const conformance::variant& v, const tables::data_set& data) {
    const std::vector<float> inputs(data.values.begin(), data.values.end());
    predictions p{std::vector<float>(data.rows), std::vector<zinfer::status>(data.rows)};
    v.predict_batch(inputs.data(), data.rows, p.values.data(), p.statuses.data());
    return p;
}

void check_close(const predictions& p, const std::vector<double>& expected) {
    REQUIRE(p.values.size() == expected.size());
    double largest = 0.0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        REQUIRE(p.statuses[i] == zinfer::status::ok);
        largest = std::max(largest, std::abs(static_cast<double>(p.values[i]) - expected[i]));
    }
    CHECK(largest <= tolerance(expected));
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](float x, float y) {
        return std::bit_cast<std::uint32_t>(x) == std::bit_cast<std::uint32_t>(y);
    });
}

}  // namespace

TEST_CASE("baked headers agree with the golden outputs, with the same bits on every instruction set") {
    for (const golden& g : goldens) {
        const auto inputs = shared_files::find(g.inputs);
        const auto outputs = shared_files::find(g.outputs);
        if (!inputs || !outputs) return;
        CAPTURE(std::string(g.model));
        const tables::data_set data = tables::read_data(*inputs);
        const tables::data_set expected = tables::read_data(*outputs);
        std::vector<float> first;
        for (const conformance::variant* v : conformance::variants()) {
            if (std::string(v->model) != g.model) continue;
            CAPTURE(std::string(v->arch));
            const predictions p = run(*v, data);
            check_close(p, expected.values);
            if (first.empty()) first = p.values;
            CHECK(same_bits(p.values, first));
            CHECK(same_bits(run_batch(*v, data).values, first));
            CHECK(v->verify());
            CHECK(v->self_test());
        }
        CHECK(!first.empty());
    }
}

TEST_CASE("the Keras file and the ONNX file of one network give the same bits") {
    const auto inputs = shared_files::find("corpus/redshift-keras/input_0.npy");
    if (!inputs) return;
    const tables::data_set data = tables::read_data(*inputs);
    CHECK(same_bits(run(redshift_onnx_x86_64_v3, data).values, run(redshift_keras_x86_64_v3, data).values));
}

TEST_CASE("real Gaia spectra agree with the float64 reference") {
    const auto table = shared_files::find("gaia/real_xp/xp186_2000_sources.csv");
    if (!table) return;
    const tables::data_set whole = tables::read_data(*table);
    CHECK(whole.rows == 2000);
#if defined(ZINFER_TEST_SANITIZED)
    // Ten times slower, and a hundred spectra pass over the same code.
    tables::data_set data = whole;
    data.rows = 100;
    data.values.resize(data.rows * data.columns);
    data.ids.resize(data.rows);
#else
    const tables::data_set& data = whole;
#endif
    // The baked network gets float32 inputs; so must the reference.
    tables::data_set rounded = data;
    for (double& value : rounded.values) value = static_cast<double>(static_cast<float>(value));
    for (const golden& g : goldens) {
        const auto file = shared_files::find(g.file);
        if (!file) return;
        zgen::graph graph = zgen::import_model(*file);
        zgen::optimize(graph);
        const std::vector<double> expected = zgen::evaluate(graph, rounded).values;
        std::vector<float> first;
        for (const conformance::variant* v : conformance::variants()) {
            if (std::string(v->model) != g.model) continue;
            CAPTURE(std::string(v->model));
            CAPTURE(std::string(v->arch));
            const predictions p = run(*v, data);
            check_close(p, expected);
            if (first.empty()) first = p.values;
            CHECK(same_bits(p.values, first));
        }
        CHECK(!first.empty());
    }
}

TEST_CASE("with the flat guard, bad rows of a real table give their status and no number") {
    const auto table = shared_files::find("gaia/real_xp/xp186_2000_sources.csv");
    if (!table) return;
    const tables::data_set data = tables::read_data(*table);
    const std::vector<float> good(data.row(0).begin(), data.row(0).end());
    const conformance::variant& flat = redshift_flat_x86_64_v3;
    const auto status_of = [&](const conformance::variant& v, const std::vector<float>& row, float& value) {
        zinfer::status s{};
        v.predict(row.data(), 1, &value, &s);
        CHECK(std::isnan(v.value(row.data())) == std::isnan(value));
        return s;
    };
    float value = 0.0f;
    CHECK(status_of(flat, good, value) == zinfer::status::ok);
    CHECK(std::isfinite(value));
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                            -std::numeric_limits<float>::infinity()}) {
        // Also in samples 172 to 185, which the network itself never reads.
        for (const std::size_t at : {std::size_t{0}, std::size_t{93}, std::size_t{185}}) {
            std::vector<float> row = good;
            row[at] = bad;
            CHECK(status_of(flat, row, value) == zinfer::status::not_finite);
            CHECK(std::isnan(value));
        }
    }
    CHECK(status_of(flat, std::vector<float>(186, 3.5f), value) == zinfer::status::flat_input);
    CHECK(std::isnan(value));
    CHECK(status_of(redshift_keras_x86_64_v3, std::vector<float>(186, 0.5f), value) == zinfer::status::ok);
    CHECK(std::isfinite(value));
}
