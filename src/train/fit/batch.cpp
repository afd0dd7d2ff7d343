// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/batch.hpp"

#include <cmath>

#include "src/gaia/spectrum.hpp"
#include "src/train/fit/random.hpp"

namespace ztrain {

namespace {

void augment(const recipe& r, random_numbers random, std::span<float> flux) {
    const double factor = std::exp(r.flux_scale * random.normal());
    for (float& value : flux)
        value = static_cast<float>(factor * static_cast<double>(value) + r.noise * random.normal());
}

}  // namespace

batch gather(const training_table& table, std::span<const std::size_t> rows) {
    batch b;
    b.flux.reserve(rows.size() * gaia::samples);
    b.z.reserve(rows.size());
    for (const std::size_t row : rows) {
        const auto flux = std::span(table.flux).subspan(row * gaia::samples, gaia::samples);
        b.flux.insert(b.flux.end(), flux.begin(), flux.end());
        b.z.push_back(table.z[row]);
    }
    return b;
}

batch gather_augmented(const training_table& table, std::span<const std::size_t> rows, const recipe& r,
                       std::uint64_t seed, std::uint64_t epoch) {
    batch b = gather(table, rows);
    if (!(r.noise > 0 || r.flux_scale > 0)) return b;
    for (std::size_t i = 0; i < rows.size(); ++i)
        augment(r, random_numbers(seed, epoch, rows[i]), std::span(b.flux).subspan(i * gaia::samples, gaia::samples));
    return b;
}

}  // namespace ztrain
