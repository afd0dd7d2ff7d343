// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/split.hpp"

#include <limits>
#include <numeric>

#include "src/train/fit/random.hpp"

namespace ztrain {

data_split split_rows(const row_counts& rows, const recipe& r, std::uint64_t seed) {
    constexpr std::uint64_t split_epoch = std::numeric_limits<std::uint64_t>::max();
    data_split split;
    const auto range = [](std::size_t first, std::size_t count) {
        std::vector<std::size_t> all(count);
        std::iota(all.begin(), all.end(), first);
        return all;
    };
    split.validation = range(rows.data, rows.validation);
    split.calibration = range(rows.data + rows.validation, rows.calibration);

    const std::vector<std::size_t> order = shuffled(rows.data, random_numbers(seed, split_epoch));
    auto next = order.begin();
    const auto take = [&](double part) {
        const auto count = static_cast<std::ptrdiff_t>(part * static_cast<double>(rows.data));
        next += count;
        return std::vector<std::size_t>(next - count, next);
    };
    double divided = 1;
    if (rows.calibration == 0) {
        split.calibration = take(r.calibration_part);
    } else {
        divided -= r.calibration_part;
    }
    if (rows.validation == 0) split.validation = take(r.validation_part / divided);
    split.training.assign(next, order.end());
    return split;
}

}  // namespace ztrain
