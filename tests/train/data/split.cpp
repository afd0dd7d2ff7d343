// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/split.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace {

std::vector<std::size_t> sorted(std::vector<std::size_t> rows) {
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<std::size_t> range(std::size_t first, std::size_t last) {
    std::vector<std::size_t> rows(last - first);
    std::iota(rows.begin(), rows.end(), first);
    return rows;
}

}  // namespace

TEST_CASE("the dissertation's parts are 63, 27 and 10 percent, and each row is in one") {
    const ztrain::recipe r = *ztrain::recipe_named("dissertation");
    const ztrain::data_split split = ztrain::split_rows({1000, 0, 0}, r, 1);
    CHECK(split.training.size() == 630);
    CHECK(split.validation.size() == 270);
    CHECK(split.calibration.size() == 100);
    std::vector<std::size_t> all = split.training;
    all.insert(all.end(), split.validation.begin(), split.validation.end());
    all.insert(all.end(), split.calibration.begin(), split.calibration.end());
    CHECK(sorted(all) == range(0, 1000));
    CHECK(split.calibration != range(0, 100));  // at random
    CHECK(ztrain::split_rows({1000, 0, 0}, r, 1).training == split.training);
    CHECK(ztrain::split_rows({1000, 0, 0}, r, 2).training != split.training);
}

TEST_CASE("tables for a part replace that part of the data") {
    const ztrain::recipe r = *ztrain::recipe_named("dissertation");
    const ztrain::data_split both = ztrain::split_rows({500, 30, 20}, r, 1);
    CHECK(sorted(both.training) == range(0, 500));
    CHECK(both.validation == range(500, 530));
    CHECK(both.calibration == range(530, 550));

    // Training to validation stays 7 to 3.
    const ztrain::data_split calibration = ztrain::split_rows({500, 0, 20}, r, 1);
    CHECK(calibration.calibration == range(500, 520));
    CHECK(calibration.validation.size() == 150);
    CHECK(calibration.training.size() == 350);
    const ztrain::data_split validation = ztrain::split_rows({500, 30, 0}, r, 1);
    CHECK(validation.calibration.size() == 50);
    CHECK(validation.training.size() == 450);
}
