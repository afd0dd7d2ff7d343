// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/training_range.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "generator/metadata/status.hpp"
#include "src/train/fit/model_metadata.hpp"
#include "tests/train/data/spectra.hpp"

namespace {

/// Spectra that rise, of four brightnesses.
ztrain::training_table rising_spectra() {
    ztrain::training_table table;
    for (int row = 1; row <= 4; ++row) {
        table.z.push_back(0.1F);
        for (int i = 0; i < gaia::samples; ++i) table.flux.push_back(static_cast<float>(row * (10 + i)));
    }
    return table;
}

std::vector<double> first_of(const ztrain::training_table& table) {
    return {table.flux.begin(), table.flux.begin() + gaia::samples};
}

}  // namespace

TEST_CASE("the range of training data tells spectra in other units and reversed ones") {
    const ztrain::training_table table = rising_spectra();
    const std::vector<std::size_t> rows{0, 1, 2, 3};
    zgen::model_metadata m;
    m.training = ztrain::range_of(table, rows);
    CHECK(m.training->lower[0] == doctest::Approx(7));  // 10 to 40, a tenth of the width wider
    CHECK(m.training->upper[0] == doctest::Approx(43));
    REQUIRE(m.training->sum);
    const auto status = [&](const std::vector<double>& x) {
        return zgen::status_of(x, std::vector<double>{0.1}, zinfer::input_guard::flat, m);
    };
    std::vector<double> x = first_of(table);
    CHECK(status(x) == zinfer::status::ok);
    std::reverse(x.begin(), x.end());
    CHECK(status(x) == zinfer::status::outside_training_range);
    m.training->lower.assign(gaia::samples, -1e9);  // the sum and its shares alone
    m.training->upper.assign(gaia::samples, 1e9);
    CHECK(status(x) == zinfer::status::outside_training_range);
    x = first_of(table);
    CHECK(status(x) == zinfer::status::ok);
    for (double& value : x) value *= 1e-19;
    CHECK(status(x) == zinfer::status::outside_training_range);
}

TEST_CASE("without a positive sum in every row there is no range of it") {
    ztrain::training_table table = rising_spectra();
    for (int i = 0; i < gaia::samples; ++i) table.flux[static_cast<std::size_t>(i)] = -1;
    const std::vector<std::size_t> rows{0, 1};
    CHECK_FALSE(ztrain::range_of(table, rows).sum);
    CHECK(ztrain::range_of(table, std::vector<std::size_t>{1}).sum);
}

TEST_CASE("an ONNX model gets new metadata and keeps the rest of its bytes") {
    const std::string model = spectra::linear_model(1, 0.01F);
    const auto bytes = std::as_bytes(std::span(model));
    const std::string once = ztrain::with_metadata(bytes, "m.onnx", {{"zinfer.units", "\"e-/s\""}});
    CHECK(once.size() > model.size());
    CHECK(once.find("zinfer.units") != std::string::npos);
    CHECK(ztrain::with_metadata(std::as_bytes(std::span(once)), "m.onnx", {{"zinfer.units", "\"e-/s\""}}) == once);
    ztrain::training_table table = rising_spectra();
    table.unit = "W m-2 nm-1";
    const std::vector<std::size_t> rows{0};
    const ztrain::metadata_texts texts = ztrain::range_metadata(table, rows, {"", "z", 0.5, 2});
    CHECK(texts.at("zinfer.units") == "\"W m-2 nm-1\"");
    table.unit = "electron.s-1";
    CHECK(ztrain::range_metadata(table, rows, {}).at("zinfer.units") == "\"e-/s\"");
    CHECK(texts.at("zinfer.physical_range") == "[0.5, 2]");
}
