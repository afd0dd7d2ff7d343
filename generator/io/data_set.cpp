// SPDX-License-Identifier: Apache-2.0
#include "io/data_set.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <span>
#include <vector>

#include "error.hpp"
#include "io/atomic_file.hpp"
#include "io/csv.hpp"
#include "io/npy.hpp"
#include "io/read_file.hpp"

namespace zgen {

data_set read_data(const std::filesystem::path& file) {
    const std::vector<std::byte> bytes = read_file(file);
    return is_npy(bytes) ? parse_npy(bytes, file) : parse_csv(bytes, file);
}

void write_data(const std::filesystem::path& file, const data_set& data) {
    require_data_suffix(file);
    write_file(file, file.extension() == ".npy" ? format_npy(data) : format_csv(data));
}

void require_data_suffix(const std::filesystem::path& file) {
    if (file.extension() != ".npy" && file.extension() != ".csv")
        throw usage_error(fmt::format("{}: the suffix must say the format: .npy or .csv", file.string()));
}

}  // namespace zgen
