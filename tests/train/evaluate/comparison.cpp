// SPDX-License-Identifier: Apache-2.0
#include "src/train/evaluate/comparison.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/train/data/spectra.hpp"

namespace {

ztrain::evaluation with_shift(float shift, const ztrain::training_table& table, const std::string& intervals = {}) {
    const scratch_folder folder;
    write_bytes(folder / "m.onnx", spectra::linear_model(1, shift, intervals));
    return ztrain::evaluate_model(folder / "m.onnx", table, 1);
}

}  // namespace

TEST_CASE("two models stand side by side, with ratios and the error in bins") {
    const ztrain::training_table table = spectra::table({0.125F, 0.25F}, {0.125F, 0.25F});
    const std::string intervals = R"({"level": 0.9, "edges": [], "lower": [-0.25], "upper": [0.25]})";
    const ztrain::model_comparison c =
        ztrain::compare_models(with_shift(0.25F, table), with_shift(-0.125F, table, intervals));
    CHECK(c.galaxies == 2);
    CHECK(c.mae.mean == doctest::Approx(-0.125));
    CHECK(c.mae.standard_error == doctest::Approx(0));
    const std::string text = ztrain::comparison_text(c, "old/m.onnx", "new/m.onnx");
    for (const char* part : {
             "A  old/m.onnx\nB  new/m.onnx\n",
             "                                 A           B     B / A\n",
             "galaxies                         2           2",
             "MAE                        0.25000     0.12500     0.500\n",
             "bias (mean dz)            +0.21111    -0.10556     0.500\n",
             "|dz| > 0.15               100.00 %      0.00 %     0.000\n",
             "intervals of                     -     90.00 %",
             "coverage                         -    100.00 %         -\n",
             "MAE of B less that of A: -0.12500, standard error 0.00000 (2 galaxies)\n",
             "0.10 to 0.15               0.25000     0.12500     0.500\n",
             "0.15 to 0.20                     -           -         -\n",
         }) {
        CAPTURE(part);
        CAPTURE(text);
        CHECK(contains(text, part));
    }
    const auto j = nlohmann::json::parse(ztrain::comparison_json(c));
    CHECK(j["a"]["metrics"]["mae"] == 0.25);
    CHECK(j["b"]["metrics"]["mae"] == 0.125);
    CHECK(j["mae_change"]["galaxies"] == 2);
    CHECK(j["mae_change"]["mean"] == -0.125);
}

TEST_CASE("a perfect first model has no ratios, and galaxies without a number count for neither") {
    ztrain::training_table table = spectra::table({0.125F, 0.25F}, {0.125F, 0.25F});
    ztrain::evaluation a = with_shift(0, table);
    table.flux[0] = std::numeric_limits<float>::quiet_NaN();
    const ztrain::evaluation b = with_shift(0.125F, table);
    const ztrain::model_comparison c = ztrain::compare_models(a, b);
    CHECK(c.galaxies == 1);
    CHECK(c.mae.mean == 0.125);
    const std::string text = ztrain::comparison_text(c, "a", "b");
    CHECK(contains(text, "MAE                        0.00000     0.12500         -\n"));
    CHECK(contains(text, "without a number                 0           1"));
    a.row = {0};
    a.predicted.pop_back();
    CHECK(contains(message_of([&] { ztrain::compare_models(a, b); }), "for no spectrum do both give a number"));
}
