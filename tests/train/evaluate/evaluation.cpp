// SPDX-License-Identifier: Apache-2.0
#include "src/train/evaluate/evaluation.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "src/gaia/spectrum.hpp"
#include "src/tables/data_set.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/shared_files.hpp"
#include "tests/train/data/spectra.hpp"

using doctest::Approx;

namespace {

const std::string intervals = R"({"level": 0.9, "edges": [0.25], "lower": [-0.05, -0.1], "upper": [0.05, 0.1]})";

}  // namespace

TEST_CASE("a model is measured on a table") {
    const scratch_folder folder;
    write_bytes(folder / "m.onnx", spectra::linear_model(2, 0.125, intervals));
    // Predictions 0.125, 0.375, 0.625.
    const ztrain::training_table table = spectra::table({0.125F, 0.25F, 0.5F}, {0, 0.125F, 0.25F});
    const ztrain::evaluation e = ztrain::evaluate_model(folder / "m.onnx", table, 2);
    CHECK(e.model == "m.onnx");
    CHECK(e.predicted == std::vector<double>{0.125, 0.375, 0.625});
    CHECK(e.truth == std::vector<double>{0.125, 0.25, 0.5});
    CHECK(e.row == std::vector<std::size_t>{0, 1, 2});
    CHECK(e.without_number == 0);
    CHECK(e.metrics.mae == Approx(0.25 / 3));
    CHECK(e.bins[2].metrics.count == 1);
    REQUIRE(e.intervals);
    CHECK(e.coverage.coverage == Approx(1.0 / 3));
    CHECK(e.coverage.mean_width == Approx(0.5 / 3));
    REQUIRE(e.coverage_by_prediction.size() == 6);
    CHECK(e.coverage_by_prediction[1].coverage.coverage == 1);
    CHECK(e.coverage_by_prediction[5].coverage.count == 1);  // 0.625 is beyond the last edge
    REQUIRE(e.coverage_by_truth.size() == 12);
    CHECK(e.coverage_by_truth[10].coverage.below == 1);  // the prediction is too far
    CHECK(e.coverage_by_truth[2].coverage.mean_width == Approx(0.1));
}

TEST_CASE("spectra without a number are counted and left out") {
    const scratch_folder folder;
    write_bytes(folder / "m.onnx", spectra::linear_model(1e38F, 0));
    ztrain::training_table table = spectra::table({0.1F, 0.2F, 0.3F}, {0, 0, 0});
    table.flux[gaia::samples] = std::numeric_limits<float>::quiet_NaN();
    const ztrain::evaluation e = ztrain::evaluate_model(folder / "m.onnx", table, 1);
    CHECK(e.without_number == 1);
    CHECK(e.metrics.count == 2);
    CHECK(e.row == std::vector<std::size_t>{0, 2});
    table.flux[0] = table.flux[2 * gaia::samples] = std::numeric_limits<float>::quiet_NaN();
    CHECK(message_of([&] { ztrain::evaluate_model(folder / "m.onnx", table, 1); }) ==
          (folder / "m.onnx").string() + ": gives no number for any of 3 spectra");
}

TEST_CASE("results do not depend on the number of threads, and progress ends with the last spectrum") {
    const scratch_folder folder;
    write_bytes(folder / "m.onnx", spectra::linear_model(0.7F, 0.01F, intervals));
    std::vector<float> z;
    for (int i = 0; i < 9000; ++i) z.push_back(0.6F * static_cast<float>(i % 997) / 997);
    const ztrain::training_table table = spectra::table(z, z);
    std::size_t last = 0;
    const ztrain::evaluation one = ztrain::evaluate_model(folder / "m.onnx", table, 1, [&](std::size_t done) {
        CHECK(done >= last);
        last = done;
    });
    CHECK(last == 9000);
    const ztrain::evaluation three = ztrain::evaluate_model(folder / "m.onnx", table, 3);
    CHECK(one.predicted == three.predicted);
    CHECK(ztrain::metrics_json(one) == ztrain::metrics_json(three));
}

TEST_CASE("models that do not fit are refused by name") {
    const scratch_folder folder;
    const ztrain::training_table table = spectra::table({0.1F}, {0.1F});
    const auto refusal = [&](const std::string& bytes) {
        write_bytes(folder / "m.onnx", bytes);
        return message_of([&] { ztrain::evaluate_model(folder / "m.onnx", table, 1); });
    };
    const std::string name = (folder / "m.onnx").string();
    CHECK(refusal(spectra::linear_model()) == "no error");
    CHECK(refusal(spectra::linear_model(1, 0, {}, 343)) ==
          name + ": takes 343 values and gives 1; expected 186 fluxes and one redshift");
    CHECK(refusal(spectra::linear_model(1, 0, {}, 186, 2)) ==
          name + ": takes 186 values and gives 2; expected 186 fluxes and one redshift");
    CHECK(contains(refusal(spectra::linear_model(1, 0, "{}")), "m.onnx: metadata 'zinfer.intervals': "));
    CHECK(contains(refusal("no model"), name));
    CHECK(contains(message_of([&] { ztrain::evaluate_model(folder / "none.onnx", table, 1); }), "none.onnx"));
}

TEST_CASE("metrics.json holds all figures, and is JSON whatever the model's name") {
    const scratch_folder folder;
    write_bytes(folder / "m\xff\"\n.onnx", spectra::linear_model(1, 0.01F, intervals));
    const ztrain::training_table table = spectra::table({0.1F, 0.2F}, {0.1F, 0.2F});
    const ztrain::evaluation e = ztrain::evaluate_model(folder / "m\xff\"\n.onnx", table, 1);
    const auto j = nlohmann::json::parse(ztrain::metrics_json(e));
    CHECK(j["model"] == "m\xEF\xBF\xBD\"\n.onnx");
    for (const char* key : {"count", "bias_mean", "bias_median", "sigma_nmad", "outliers_0.15", "outliers_0.05", "mae",
                            "rmse", "mean_difference"}) {
        CHECK(j["metrics"].contains(key));
        CHECK(j["by_true_redshift"][11].contains(key));
    }
    CHECK(j["metrics"]["mae"].get<double>() == Approx(0.01));
    CHECK(j["metrics"]["standard_errors"]["mae"].get<double>() == Approx(0).epsilon(1e-6));
    CHECK(j["by_true_redshift"][2]["standard_errors"].contains("sigma_nmad"));
    CHECK(j["intervals"]["coverage_standard_error"].get<double>() > 0);
    CHECK(j["model_sha256"].get<std::string>().size() == 64);
    CHECK(j["by_true_redshift"].size() == 12);
    CHECK(j["intervals"]["coverage"] == 1);
    CHECK(j["intervals"]["by_predicted_redshift"].size() == 6);
    CHECK(j["intervals"]["by_true_redshift"][2]["count"] == 1);
}

TEST_CASE("the trained reference network predicts what it did where it was trained") {
    const auto folder = shared_files::find("models/redshift-reference");
    if (!folder) return;
    const tables::data_set inputs = tables::read_data(*folder / "input_0.npy");
    const tables::data_set outputs = tables::read_data(*folder / "output_0.npy");
    const tables::data_set truth = tables::read_data(*folder / "z_true.npy");
    ztrain::training_table table;
    for (const double v : inputs.values) table.flux.push_back(static_cast<float>(v));
    for (const double v : truth.values) table.z.push_back(static_cast<float>(v));
    const ztrain::evaluation e = ztrain::evaluate_model(*folder / "model.onnx", table, 2);
    REQUIRE(e.predicted.size() == outputs.values.size());
    for (std::size_t i = 0; i < e.predicted.size(); ++i) CHECK(std::abs(e.predicted[i] - outputs.values[i]) < 1e-6);
    CHECK(e.metrics.mae < 0.04);  // its folder tells of 0.035 on galaxies like these
    CHECK(!e.intervals);
    CHECK(!nlohmann::json::parse(ztrain::metrics_json(e)).contains("intervals"));
}
