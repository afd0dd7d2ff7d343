// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "generator/evaluate/batch.hpp"
#include "generator/evaluate/evaluate.hpp"
#include "generator/import/import.hpp"
#include "generator/passes/passes.hpp"
#include "src/tables/data_set.hpp"
#include "tests/message_of.hpp"
#include "tests/shared_files.hpp"

namespace {

namespace fs = std::filesystem;

/// Largest difference as a fraction of the range of the expected values.
double difference(const tables::data_set& found, const tables::data_set& expected) {
    REQUIRE(found.rows == expected.rows);
    REQUIRE(found.columns == expected.columns);
    double largest = 0;
    for (std::size_t i = 0; i < found.values.size(); ++i)
        largest = std::max(largest, std::abs(found.values[i] - expected.values[i]));
    const auto [low, high] = std::minmax_element(expected.values.begin(), expected.values.end());
    return largest / (*high - *low);
}

}  // namespace

TEST_CASE("the redshift network gives its golden outputs, before and after the passes") {
    const auto folder = shared_files::find("corpus/redshift-keras");
    if (!folder) return;
    zgen::graph g = zgen::import_model(*folder / "model.keras");
    const tables::data_set inputs = tables::read_data(*folder / "input_0.npy");
    const tables::data_set expected = tables::read_data(*folder / "output_0.npy");
    CHECK(difference(zgen::evaluate(g, inputs), expected) < 1e-12);
    zgen::optimize(g);
    CHECK(difference(zgen::evaluate(g, inputs), expected) < 1e-12);
    CHECK(zgen::shapes(g).back() == zgen::shape{1, 1});
}

TEST_CASE("the redshift network is the same from Keras and from ONNX") {
    const auto folder = shared_files::find("corpus/redshift-keras");
    if (!folder) return;
    zgen::graph keras = zgen::import_model(*folder / "model.keras");
    zgen::graph onnx = zgen::import_model(*folder / "redshift_ncw_gemm_op13.onnx");
    zgen::optimize(keras);
    zgen::optimize(onnx);
    CHECK(keras.input == onnx.input);
    REQUIRE(keras.layers.size() == onnx.layers.size());
    for (std::size_t i = 0; i < keras.layers.size(); ++i) {
        CHECK(keras.layers[i].name == onnx.layers[i].name);
        if (const auto* a = std::get_if<zgen::conv1d>(&keras.layers[i].op)) {
            const auto& b = std::get<zgen::conv1d>(onnx.layers[i].op);
            CHECK(a->config == b.config);
            CHECK((a->kernel == b.kernel && a->bias == b.bias));
        }
        if (const auto* a = std::get_if<zgen::dense>(&keras.layers[i].op)) {
            const auto& b = std::get<zgen::dense>(onnx.layers[i].op);
            CHECK(a->config == b.config);
            CHECK((a->kernel == b.kernel && a->bias == b.bias));
        }
    }
}

TEST_CASE("published models give their golden outputs") {
    const auto folder = shared_files::find("corpus/wild-keras");
    if (!folder) return;
    std::size_t checked = 0;
    for (const fs::directory_entry& model : fs::directory_iterator(*folder)) {
        if (!fs::exists(model.path() / "output_0.npy")) continue;
        CAPTURE(model.path().string());
        const bool archive = fs::exists(model.path() / "model.keras");
        zgen::graph g = zgen::import_model(model.path() / (archive ? "model.keras" : "model.h5"));
        zgen::optimize(g);
        const tables::data_set y = zgen::evaluate(g, tables::read_data(model.path() / "input_0.npy"));
        CHECK(difference(y, tables::read_data(model.path() / "output_0.npy")) < 1e-6);
        ++checked;
    }
    CHECK(checked == 13);
}

TEST_CASE("the one-dimensional models of MLPerf Tiny give their golden outputs") {
    const auto folder = shared_files::find("models/mlperf-tiny");
    if (!folder) return;
    const auto check = [&](const char* model, const char* inputs, const char* outputs) {
        CAPTURE(model);
        zgen::graph g = zgen::import_model(*folder / model);
        zgen::optimize(g);
        const tables::data_set y = zgen::evaluate(g, tables::read_data(*folder / inputs));
        CHECK(difference(y, tables::read_data(*folder / outputs)) <
              1e-7);  // inputs in the tables are rounded to nine digits
    };
    check("str_ww_ref_model.h5", "sww_calibration_45x1200.csv", "sww_outputs_f64_45x3.csv");
    check("ad01.h5", "ad01_inputs_20x640.csv", "ad01_outputs_f64_20x640.csv");
}

TEST_CASE("models beyond what zgen supports are refused with their layers") {
    const auto folder = shared_files::find("corpus/wild-keras");
    if (!folder) return;
    const auto refusal = [&](const char* name) { return message_of([&] { zgen::import_model(*folder / name); }); };
    CHECK(contains(refusal("h5_224_keras2c_lstm/model.h5"), "layer 'lstm_1' (LSTM): is not supported"));
    CHECK(contains(refusal("v3_313_attention/model.keras"), "layer 'attention' (Attention): is not supported"));
    CHECK(contains(refusal("h5_weights_only_dctr/model.h5"), "holds Keras weights without a model"));
}
