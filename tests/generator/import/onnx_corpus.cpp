// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "error.hpp"
#include "evaluate/evaluate.hpp"
#include "import/onnx/onnx.hpp"
#include "io/data_set.hpp"
#include "io/read_file.hpp"
#include "passes/passes.hpp"
#include "tests/generator/import/onnx_model.hpp"
#include "tests/shared_files.hpp"

/// Models of other people's exporters, with outputs that other people's arithmetic gave.
namespace {

namespace fs = std::filesystem;

zgen::graph import(const fs::path& file) {
    return zgen::import_onnx(zgen::read_file(file), file);
}

/// Largest difference from the golden output, as a part of the golden output's range.
double distance(const zgen::graph& g, const fs::path& folder) {
    const zgen::data_set inputs = zgen::read_data(folder / "input_0.npy");
    const zgen::data_set golden = zgen::read_data(folder / "output_0.npy");
    REQUIRE(inputs.rows == golden.rows);
    constexpr std::size_t enough = 40;  // the large network takes its time
    double largest = 0;
    for (std::size_t row = 0; row < std::min(inputs.rows, enough); ++row) {
        const std::vector<double> found = zgen::evaluate(g, inputs.row(row));
        const auto expected = golden.row(row);
        REQUIRE(found.size() == expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            const double difference = std::fabs(found[i] - expected[i]);
            if (!(difference <= largest)) largest = difference;
        }
    }
    const auto [lowest, highest] = std::minmax_element(golden.values.begin(), golden.values.end());
    return largest / (*highest - *lowest);
}

/// The model imports, and agrees with its golden output before and after the passes.
void check_agrees(const fs::path& folder, const std::string& model = "model.onnx") {
    CAPTURE(folder.string());
    zgen::graph g;
    REQUIRE_NOTHROW(g = import(folder / model));
    CHECK(distance(g, folder) < 1e-5);
    zgen::optimize(g);
    CHECK(distance(g, folder) < 1e-5);
}

/// In scope as a whole; the others of the corpus use operators that are not supported.
constexpr std::array torch{
    "adaptive_avg4_dyn_op13",  "adaptive_avg4_op13",
    "adaptive_avg4_op17",      "adaptive_avg4_op9",
    "bn_after_relu_op13",      "bn_after_relu_op17",
    "bn_after_relu_op9",       "conv_as_dense_head_op13",
    "conv_as_dense_head_op17", "conv_as_dense_head_op9",
    "dilation3_op13",          "dilation3_op17",
    "dilation3_op9",           "enc_external_data",
    "maxpool_ceil_op13",       "maxpool_ceil_op17",
    "maxpool_ceil_op9",        "maxpool_k3s2p1_op13",
    "maxpool_k3s2p1_op17",     "maxpool_k3s2p1_op9",
    "redshift_slim_dyn_op13",  "redshift_slim_initinputs_op9",
    "redshift_slim_op11",      "redshift_slim_op13",
    "redshift_slim_op16",      "redshift_slim_op7",
    "redshift_slim_op9",       "same_attrpads_k5_op11",
    "same_attrpads_k5_op13",   "same_attrpads_k5_op17",
    "same_attrpads_k5_op9",    "same_autopad_upper_k5_op13",
    "stride3_pad2_op13",       "stride3_pad2_op17",
    "stride3_pad2_op9",        "unsqueeze_squeeze_dyn_op13",
    "unsqueeze_squeeze_op13",  "unsqueeze_squeeze_op17",
    "unsqueeze_squeeze_op9",   "view_dyn_op13",
    "view_dyn_op17",           "view_dyn_op9",
};
constexpr std::array wild{
    "acetone_acas_rank1", "keras2onnx_helloworld_sine", "matlab_acasxu_1_2",   "pt113_jewelry",
    "pt17_ecg_mlp",       "pt17_mnist_matmul_bn",       "pt210_external_data", "pt_iris_dyn_op10"};

}  // namespace

TEST_CASE("ONNX corpus: PyTorch's exports agree with their golden outputs") {
    const auto root = shared_files::find("corpus/torch");
    if (!root) return;
    for (const char* name : torch) check_agrees(*root / name);
}

TEST_CASE("ONNX corpus: models of other exporters agree with their golden outputs") {
    const auto root = shared_files::find("corpus/wild-onnx");
    if (!root) return;
    for (const char* name : wild) check_agrees(*root / name);
}

TEST_CASE("ONNX corpus: whatever else is imported agrees, too; whatever is refused names its nodes") {
    const auto root = shared_files::find("corpus");
    if (!root) return;
    for (const char* part : {"torch", "wild-onnx"}) {
        for (const auto& entry : fs::directory_iterator(*root / part)) {
            const fs::path file = entry.path() / "model.onnx";
            const std::string name = entry.path().filename().string();
            // The full network takes a while and has a test of its own.
            if (name == "redshift_full_op13" || std::find(torch.begin(), torch.end(), name) != torch.end() ||
                std::find(wild.begin(), wild.end(), name) != wild.end()) {
                continue;
            }
            CAPTURE(name);
            try {
                const zgen::graph g = import(file);
                CHECK(distance(g, entry.path()) < 1e-5);
            } catch (const zgen::error& refusal) {
                CHECK(onnx_model::contains(refusal.what(), file.string() + ": "));
                CHECK(onnx_model::contains(refusal.what(), "node '"));
            }
        }
    }
}

TEST_CASE("ONNX corpus: the redshift networks agree with their golden outputs") {
    for (const auto& [folder, model] : {std::pair{"corpus/redshift-keras", "redshift_ncw_gemm_op13.onnx"},
                                        std::pair{"corpus/torch/redshift_full_op13", "model.onnx"},
                                        std::pair{"models/redshift-reference", "model.onnx"}}) {
        const auto path = shared_files::find(folder);
        if (!path) return;
        check_agrees(*path, model);
        CHECK(import(*path / model).input == zgen::shape{186, 1});
    }
}

TEST_CASE("ONNX corpus: broken files get the verdict they deserve") {
    const auto list = shared_files::find("corpus/bad/list.csv");
    if (!list) return;
    std::ifstream lines(*list);
    std::string line;
    std::size_t judged = 0;
    while (std::getline(lines, line)) {
        const std::string name = line.substr(0, line.find(','));
        if (!name.ends_with(".onnx")) continue;
        std::string verdict = line.substr(line.find(',', name.size() + 1) + 1);
        verdict.erase(0, verdict.find_first_not_of('"'));
        CAPTURE(name);
        const fs::path file = list->parent_path() / name;
        if (verdict.starts_with("ACCEPT")) {
            CHECK_NOTHROW(import(file));
        } else if (verdict.starts_with("refuse")) {
            CHECK_THROWS_AS(import(file), zgen::error);
        } else {
            try {
                import(file);
            } catch (const zgen::error&) {
                // Either is right, as long as it is no other exception.
            }
        }
        ++judged;
    }
    CHECK(judged > 80);
}
