// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/model_metadata.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "generator/import/onnx/onnx.pb.h"
#include "generator/import/onnx/parse.hpp"
#include "generator/import/onnx/problem.hpp"
#include "generator/metadata/model_metadata.hpp"
#include "src/common/error.hpp"
#include "src/tables/unit.hpp"
#include "src/train/data/training_range.hpp"

namespace ztrain {

namespace {

void set_text(zgen::onnx::ModelProto& model, const std::string& key, const std::string& text) {
    for (auto& pair : *model.mutable_metadata_props())
        if (pair.key() == key) return pair.set_value(text);
    auto* const pair = model.add_metadata_props();
    pair->set_key(key);
    pair->set_value(text);
}

/// The unit of the fluxes, in the usual spelling where it is the usual one.
std::string unit_of(const training_table& table) {
    constexpr const char* usual = "e-/s";
    return table.unit.empty() || tables::is_same_unit(table.unit, usual) ? usual : table.unit;
}

}  // namespace

metadata_texts range_metadata(const training_table& table, std::span<const std::size_t> rows,
                              const training_columns& columns) {
    return {{"zinfer.training_range", zgen::format_training_range(range_of(table, rows))},
            {"zinfer.physical_range", fmt::format("[{}, {}]", columns.lowest_redshift, columns.highest_redshift)},
            {"zinfer.guard", "\"flat\""},
            {"zinfer.units", nlohmann::json(unit_of(table)).dump()}};
}

std::string with_metadata(std::span<const std::byte> model, const std::filesystem::path& file,
                          const metadata_texts& texts) try {
    zgen::onnx::ModelProto message = zgen::onnx::parse_model(model);
    for (const auto& [key, text] : texts) set_text(message, key, text);
    return message.SerializeAsString();
} catch (const zgen::onnx::problem& found) {
    throw common::error(fmt::format("{}: {}", file.string(), found.what()));
}

}  // namespace ztrain
