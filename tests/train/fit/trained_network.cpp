// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/trained_network.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "generator/evaluate/batch.hpp"
#include "generator/import/import.hpp"
#include "src/common/atomic_file.hpp"
#include "src/tables/data_set.hpp"
#include "tests/scratch_folder.hpp"

namespace {

/// 8 inputs -> (x - 1) * 2 -> one filter of 3 taps, relu, pooling -> one unit.
ztrain::trained_network small_network() {
    ztrain::trained_network n;
    n.shift.assign(8, 1);
    n.scale.assign(8, 2);
    n.convolutions.push_back({{1, 1, 3}, {1, 0, -1}, {0.5F}});
    n.denses.push_back({{1, 3}, {1, 10, 100}, {-3}});
    n.metadata["zinfer.recipe"] = "{\"name\":\"none\"}";
    return n;
}

/// The same, written out.
double answer(const std::vector<double>& x) {
    std::vector<double> scaled;
    for (const double value : x) scaled.push_back((value - 1) * 2);
    std::vector<double> filtered;
    for (std::size_t i = 0; i + 2 < scaled.size(); ++i)
        filtered.push_back(std::max(0.0, scaled[i] - scaled[i + 2] + 0.5));
    const auto pooled = [&](std::size_t i) { return std::max(filtered[2 * i], filtered[2 * i + 1]); };
    return pooled(0) + 10 * pooled(1) + 100 * pooled(2) - 3;
}

}  // namespace

TEST_CASE("zgen reads what is written, and computes what it says") {
    const scratch_folder folder;
    common::write_file(folder / "small.onnx", ztrain::onnx_bytes(small_network()));
    const zgen::graph graph = zgen::import_model(folder / "small.onnx");
    CHECK(graph.input.size() == 8);
    CHECK(graph.metadata.at("zinfer.recipe") == "{\"name\":\"none\"}");
    tables::data_set data;
    data.rows = 2;
    data.columns = 8;
    data.values = {1, 2, 3, 5, 8, 1, 3, 2, -4, 0, 0.5, 9, 9, 1, 2, 6};
    const std::vector<double> y = zgen::evaluate(graph, data).values;
    REQUIRE(y.size() == 2);
    for (std::size_t row = 0; row < 2; ++row)
        CHECK(y[row] == doctest::Approx(answer({data.values.begin() + static_cast<std::ptrdiff_t>(8 * row),
                                                data.values.begin() + static_cast<std::ptrdiff_t>(8 * row + 8)})));
}
