// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/row_digest.hpp"

#include <cstddef>
#include <span>
#include <vector>

#include "src/common/sha256.hpp"

namespace ztrain {

std::string row_digest(const training_table& table) {
    const auto flux = std::as_bytes(std::span(table.flux));
    const auto z = std::as_bytes(std::span(table.z));
    std::vector<std::byte> bytes(flux.begin(), flux.end());
    bytes.insert(bytes.end(), z.begin(), z.end());
    return common::sha256(bytes);
}

}  // namespace ztrain
