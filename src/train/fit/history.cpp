// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/history.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"

namespace ztrain {

namespace {

constexpr std::uintmax_t most_bytes = 16 << 20;

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');) {
        if (cell.ends_with('\r')) cell.pop_back();
        cells.push_back(cell);
    }
    return cells;
}

}  // namespace

std::optional<training_history> history_beside(const std::filesystem::path& model) {
    const std::filesystem::path file = std::filesystem::path(model).replace_extension(".history.csv");
    if (!std::filesystem::is_regular_file(file)) return std::nullopt;
    const auto fail = [&](const std::string& what) {
        return common::error(fmt::format("{}: {}", file.string(), what));
    };
    std::ifstream in(file);
    std::string line;
    if (std::filesystem::file_size(file) > most_bytes || !std::getline(in, line))
        throw fail("cannot be read, or is no history of a training");

    training_history h;
    const std::vector<std::string> header = cells_of(line);
    std::vector<std::pair<std::size_t, std::vector<double>*>> columns;
    for (const auto& [name, values] : {std::pair{"epoch", &h.epoch}, std::pair{"training_loss", &h.training_loss},
                                       std::pair{"validation_loss", &h.validation_loss}}) {
        std::size_t column = 0;
        while (column < header.size() && header[column] != name) ++column;
        if (column == header.size()) throw fail(fmt::format("has no column '{}'", name));
        columns.emplace_back(column, values);
    }
    for (std::size_t row = 2; std::getline(in, line); ++row) {
        const std::vector<std::string> cells = cells_of(line);
        if (cells.size() != header.size())
            throw fail(fmt::format("row {}: has {} columns; expected {}", row, cells.size(), header.size()));
        for (const auto& [column, values] : columns) {
            const std::string& cell = cells[column];
            double value = 0;
            const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
            if (failure != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value))
                throw fail(fmt::format("row {}: {} is no finite number", row, common::in_quotes(cell)));
            values->push_back(value);
        }
    }
    if (h.epoch.empty()) return std::nullopt;
    return h;
}

}  // namespace ztrain
