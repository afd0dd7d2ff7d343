// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/history.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>

#include "src/tables/text/table_reader.hpp"

namespace ztrain {

namespace {

constexpr std::size_t most_epochs = 1'000'000;

}  // namespace

std::string history_csv(const std::vector<epoch_record>& history) {
    std::string text = "epoch,learning_rate,training_loss,validation_loss,validation_mae,seconds\n";
    for (const epoch_record& e : history)
        text += fmt::format("{},{},{},{},{},{:.2f}\n", e.epoch, e.learning_rate, e.training_loss, e.validation_loss,
                            e.validation_mae, e.seconds);
    return text;
}

std::optional<training_history> history_beside(const std::filesystem::path& model) {
    const std::filesystem::path file = std::filesystem::path(model).replace_extension(".history.csv");
    if (!std::filesystem::is_regular_file(file)) return std::nullopt;
    tables::table_reader table(file);
    if (!table.next()) throw table.error("is not a training history");
    const tables::column_names names(table);
    const std::array columns{names.at("epoch"), names.at("training_loss"), names.at("validation_loss")};

    training_history h;
    while (table.next()) {
        if (table.cells().size() != names.all().size())
            throw table.error_in_row(
                fmt::format("has {} columns; expected {}", table.cells().size(), names.all().size()));
        if (h.epoch.size() == most_epochs) throw table.error(fmt::format("has more than {} epochs", most_epochs));
        h.epoch.push_back(table.finite_number(columns[0]));
        h.training_loss.push_back(table.finite_number(columns[1]));
        h.validation_loss.push_back(table.finite_number(columns[2]));
    }
    if (h.epoch.empty()) return std::nullopt;
    return h;
}

}  // namespace ztrain
