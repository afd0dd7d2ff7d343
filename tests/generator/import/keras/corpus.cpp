// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/batch.hpp"
#include "evaluate/evaluate.hpp"
#include "import/import.hpp"
#include "import/keras/zip_archive.hpp"
#include "io/data_set.hpp"
#include "io/read_file.hpp"
#include "passes/passes.hpp"
#include "tests/generator/import/keras/zip_writer.hpp"
#include "tests/generator/message_of.hpp"
#include "tests/shared_files.hpp"

namespace {

namespace fs = std::filesystem;

/// Largest difference as a fraction of the range of the expected values.
double difference(const zgen::data_set& found, const zgen::data_set& expected) {
    REQUIRE(found.rows == expected.rows);
    REQUIRE(found.columns == expected.columns);
    double largest = 0;
    for (std::size_t i = 0; i < found.values.size(); ++i)
        largest = std::max(largest, std::abs(found.values[i] - expected.values[i]));
    const auto [low, high] = std::minmax_element(expected.values.begin(), expected.values.end());
    return largest / (*high - *low);
}

std::string text(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Replaces an activation's name by that of none, without moving a byte.
bool silence(std::string& bytes, const std::string& activation) {
    const std::string name = "\"" + activation + "\"";
    const std::size_t at = bytes.rfind(name);
    if (at == std::string::npos) return false;
    std::string none = "\"linear\"";
    none.resize(name.size(), ' ');
    bytes.replace(at, name.size(), none);
    return true;
}

void softmax(std::span<double> y) {
    const double largest = *std::max_element(y.begin(), y.end());
    double sum = 0;
    for (double& v : y) sum += v = std::exp(v - largest);
    for (double& v : y) v /= sum;
}

void sigmoid(std::span<double> y) {
    for (double& v : y) v = 1 / (1 + std::exp(-v));
}

/// The model with its last activation silenced, in either container, and that activation's name.
std::string without_head(std::vector<std::byte>& bytes) {
    std::string all = text(bytes);
    const bool archive = all.starts_with("PK");
    std::string weights;
    if (archive) {
        const zgen::keras::zip_archive zip(bytes);
        weights = text(zip.read("model.weights.h5", zgen::max_file_bytes));
        all = text(zip.read("config.json", zgen::max_file_bytes));
    }
    const std::string head = silence(all, "softmax") ? "softmax" : silence(all, "sigmoid") ? "sigmoid" : "";
    if (archive) {
        bytes = zip_bytes({{"config.json", all}, {"model.weights.h5", weights}});
    } else {
        const auto changed = std::as_bytes(std::span(all));
        bytes.assign(changed.begin(), changed.end());
    }
    return head;
}

}  // namespace

TEST_CASE("the redshift network gives its golden outputs, before and after the passes") {
    const auto folder = shared_files::find("corpus/redshift-keras");
    if (!folder) return;
    zgen::graph g = zgen::import_model(*folder / "model.keras");
    const zgen::data_set inputs = zgen::read_data(*folder / "input_0.npy");
    const zgen::data_set expected = zgen::read_data(*folder / "output_0.npy");
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

TEST_CASE("published models give their golden outputs, their heads computed here") {
    const auto folder = shared_files::find("corpus/wild-keras");
    if (!folder) return;
    std::size_t checked = 0;
    for (const fs::directory_entry& model : fs::directory_iterator(*folder)) {
        if (!fs::exists(model.path() / "output_0.npy")) continue;
        CAPTURE(model.path().string());
        const fs::path file = model.path() / (fs::exists(model.path() / "model.h5") ? "model.h5" : "model.keras");
        std::vector<std::byte> bytes = zgen::read_file(file);
        const std::string head = without_head(bytes);
        if (!head.empty())
            CHECK(contains(message_of([&] { zgen::import_model(file); }), "'" + head + "' is not supported"));
        zgen::graph g = zgen::import_model(bytes, file);
        zgen::optimize(g);
        zgen::data_set y = zgen::evaluate(g, zgen::read_data(model.path() / "input_0.npy"));
        for (std::size_t r = 0; r < y.rows; ++r) {
            const std::span<double> row = std::span(y.values).subspan(r * y.columns, y.columns);
            if (head == "softmax") softmax(row);
            if (head == "sigmoid") sigmoid(row);
        }
        CHECK(difference(y, zgen::read_data(model.path() / "output_0.npy")) < 1e-6);
        ++checked;
    }
    CHECK(checked == 13);
}

TEST_CASE("models beyond what zgen supports are refused with their layers") {
    const auto folder = shared_files::find("corpus/wild-keras");
    if (!folder) return;
    const auto refusal = [&](const char* name) { return message_of([&] { zgen::import_model(*folder / name); }); };
    CHECK(contains(refusal("h5_224_keras2c_lstm/model.h5"), "layer 'lstm_1' (LSTM): is not supported"));
    CHECK(contains(refusal("v3_313_attention/model.keras"), "layer 'attention' (Attention): is not supported"));
    CHECK(contains(refusal("v3_313_attention/model.keras"), "layer 'dense_1' (Dense): activation 'softmax'"));
    CHECK(contains(refusal("h5_weights_only_dctr/model.h5"), "holds Keras weights without a model"));
}
