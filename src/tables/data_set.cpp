// SPDX-License-Identifier: Apache-2.0
#include "src/tables/data_set.hpp"

#include <fmt/format.h>

#include <string>

#include "src/common/atomic_file.hpp"
#include "src/common/error.hpp"
#include "src/common/read_file.hpp"
#include "src/tables/csv.hpp"
#include "src/tables/npy.hpp"

namespace tables {

data_set read_data(const std::filesystem::path& file) {
    const std::string begin = common::first_bytes(file, npy_magic.size());
    return begin == npy_magic ? parse_npy(common::read_file(file), file) : read_csv(file);
}

void write_data(const std::filesystem::path& file, const data_set& data) {
    require_data_suffix(file);
    common::write_file(file, file.extension() == ".npy" ? format_npy(data) : format_csv(data));
}

void require_data_suffix(const std::filesystem::path& file) {
    if (file.extension() != ".npy" && file.extension() != ".csv")
        throw common::usage_error(fmt::format("{}: the suffix must say the format: .npy or .csv", file.string()));
}

}  // namespace tables
