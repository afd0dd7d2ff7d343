// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/row_collector.hpp"

#include <fmt/format.h>

#include <cmath>

#include "src/gaia/spectrum.hpp"

namespace ztrain {

namespace {

constexpr std::size_t most_messages = 10;

}  // namespace

row_collector::row_collector(const std::filesystem::path& file, training_table& table, bad_rows& bad,
                             std::size_t& bad_count)
    : file_(file.string()), table_(table), bad_(bad), bad_count_(bad_count) {}

void row_collector::take(std::size_t number, const training_row& r) {
    if (!(r.z >= 0 && r.z <= static_cast<float>(gaia::largest_redshift)))
        return refuse(number, fmt::format("z is {}; expected 0 to {}", r.z, gaia::largest_redshift));
    for (std::size_t i = 0; i < gaia::samples; ++i)
        if (!std::isfinite(r.flux[i]))
            return refuse(number, fmt::format("flux_{} is {}; expected a finite number", i, r.flux[i]));
    table_.z.push_back(r.z);
    table_.flux.insert(table_.flux.end(), r.flux.begin(), r.flux.end());
}

void row_collector::refuse(std::size_t number, std::string_view why) {
    if (++bad_count_ <= most_messages) bad_.push_back(fmt::format("{}: row {}: {}", file_, number, why));
}

}  // namespace ztrain
