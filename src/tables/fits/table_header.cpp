// SPDX-License-Identifier: Apache-2.0
#include "src/tables/fits/table_header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

#include "src/common/error.hpp"

namespace tables::fits {

void check_table_header(const std::filesystem::path& file, long long header) {
    constexpr std::size_t card_size = 80;
    constexpr long long most_columns = 999;
    using card = std::pair<std::size_t, std::string_view>;  // where it must stand, and what it starts with
    constexpr std::array cards{card{3, "NAXIS1  ="}, card{4, "NAXIS2  ="}, card{7, "TFIELDS ="}};

    std::array<char, 8 * card_size> text{};
    std::ifstream in(file, std::ios::binary);
    in.seekg(header);
    if (!in.read(text.data(), text.size())) return;
    const std::string_view all(text.data(), text.size());
    if (!all.starts_with("XTENSION")) return;
    for (const auto& [number, name] : cards) {
        std::string_view value = all.substr(number * card_size, card_size);
        if (!value.starts_with(name)) continue;
        value.remove_prefix(name.size());
        value = value.substr(0, value.find('/'));
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
        value = value.substr(0, value.find_last_not_of(' ') + 1);
        const std::string keyword(name.substr(0, name.find_first_of(" =")));
        if (value.empty() || value.size() > 18 || value.find_first_not_of("0123456789") != std::string_view::npos)
            throw common::error(fmt::format("{}: {} of the table at byte {} is not a whole number of at most 18 digits",
                                            file.string(), keyword, header));
        if (keyword == "TFIELDS" && std::stoll(std::string(value)) > most_columns)
            throw common::error(fmt::format("{}: has more than {} columns", file.string(), most_columns));
    }
}

}  // namespace tables::fits
