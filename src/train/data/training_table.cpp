// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/training_table.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <system_error>

#include "src/common/error.hpp"
#include "src/tables/text/source.hpp"
#include "src/train/data/csv_rows.hpp"
#include "src/train/data/fits_rows.hpp"
#include "src/train/data/row_collector.hpp"

namespace ztrain {

namespace fs = std::filesystem;

void read_training_table(const fs::path& file, training_table& table, bad_rows& bad, std::size_t& bad_count) {
    std::error_code none;
    const fs::file_status status = fs::status(file, none);
    if (!fs::exists(status)) throw common::error(fmt::format("{}: no such file", file.string()));
    if (!fs::is_regular_file(status))
        throw common::error(fmt::format("{}: is a folder, device or pipe; expected a regular file", file.string()));
    row_collector rows(file, table, bad, bad_count);
    std::array<char, 6> begin{};
    tables::open_text(file)(begin);
    if (std::string_view(begin.data(), begin.size()) == "SIMPLE")
        read_fits_rows(file, rows);  // refuses it where it is compressed
    else
        read_csv_rows(file, rows);
}

}  // namespace ztrain
