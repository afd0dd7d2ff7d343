// SPDX-License-Identifier: Apache-2.0
#include "generator/metadata/model_metadata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "generator/metadata/json_values.hpp"
#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen {

namespace {

interval_table read_intervals(const std::string& text, std::size_t outputs) {
    interval_table table = parse_intervals(text);
    if (outputs != 1)
        throw std::invalid_argument(fmt::format("stands beside {} outputs; expected a network with one", outputs));
    return table;
}

sum_range read_sum_range(const json_text& object) {
    const std::vector<double> ends = object.numbers("sum");
    const std::vector<double> lower = object.numbers("share_lower");
    const std::vector<double> upper = object.numbers("share_upper");
    sum_range range;
    if (ends.size() != 2 || lower.size() != range.share_lower.size() || upper.size() != range.share_upper.size())
        throw std::invalid_argument(fmt::format(
            "has {} ends of the sum, {} lower and {} upper shares; expected [low, high] and one share per quarter",
            ends.size(), lower.size(), upper.size()));
    range.lower = ends[0];
    range.upper = ends[1];
    if (!(range.lower > 0 && range.lower <= range.upper))
        throw std::invalid_argument(
            fmt::format("has a sum from {} to {}; expected a lower end above 0 and not above the upper one",
                        range.lower, range.upper));
    std::copy(lower.begin(), lower.end(), range.share_lower.begin());
    std::copy(upper.begin(), upper.end(), range.share_upper.begin());
    return range;
}

training_range read_training_range(const std::string& text, std::size_t inputs) {
    const json_text object(text, "an object with 'lower' and 'upper'");
    training_range range{object.numbers("lower"), object.numbers("upper"), std::nullopt};
    if (object.has("sum")) range.sum = read_sum_range(object);
    if (range.lower.size() != inputs || range.upper.size() != inputs)
        throw std::invalid_argument(fmt::format("has {} lower and {} upper values; expected one of each for {} inputs",
                                                range.lower.size(), range.upper.size(), inputs));
    for (std::size_t i = 0; i < inputs; ++i)
        if (range.lower[i] > range.upper[i])
            throw std::invalid_argument(fmt::format(
                "reaches from {} to {} for input {}; expected a lower value that is not above the upper one",
                range.lower[i], range.upper[i], i));
    return range;
}

physical_range read_physical_range(const std::string& text) {
    const std::vector<double> ends = json_text(text, "[low, high]").numbers_as("the range");
    if (ends.size() != 2)
        throw std::invalid_argument(fmt::format("has {} numbers; expected two, [low, high]", ends.size()));
    if (!(ends[0] < ends[1]))
        throw std::invalid_argument(
            fmt::format("reaches from {} to {}; expected the lower end first", ends[0], ends[1]));
    return {ends[0], ends[1]};
}

/// As JSON, or as the bare word.
zinfer::input_guard read_guard(const std::string& text) {
    if (text == "flat" || text == "\"flat\"") return zinfer::input_guard::flat;
    if (text == "finite" || text == "\"finite\"") return zinfer::input_guard::finite;
    throw std::invalid_argument(fmt::format("is {}; expected flat or finite", common::in_quotes(text)));
}

std::string read_units(const std::string& text) {
    std::string units = json_text(text, "a string such as \"e-/s\"").string_as("the unit");
    if (units.empty() || units.size() > max_units_bytes)
        throw std::invalid_argument(
            fmt::format("has {} bytes; expected a unit of 1 to {}", units.size(), max_units_bytes));
    return units;
}

std::string read_text(const std::string& text) {
    if (text.size() > max_text_bytes)
        throw std::invalid_argument(fmt::format("has {} bytes; expected at most {}", text.size(), max_text_bytes));
    return text;
}

}  // namespace

std::string format_training_range(const training_range& range) {
    nlohmann::ordered_json object{{"lower", range.lower}, {"upper", range.upper}};
    if (range.sum) {
        object["sum"] = {range.sum->lower, range.sum->upper};
        object["share_lower"] = range.sum->share_lower;
        object["share_upper"] = range.sum->share_upper;
    }
    return object.dump();
}

double training_range::least() const {
    return *std::min_element(lower.begin(), lower.end());
}

double training_range::most() const {
    return *std::max_element(upper.begin(), upper.end());
}

model_metadata read_metadata(const graph& g) {
    /// What `read` makes of the text under a key, if there is one.
    const auto read_key = [&](const char* key, auto& result, auto read) {
        const auto found = g.metadata.find(key);
        if (found == g.metadata.end()) return;
        try {
            result = read(found->second);
        } catch (const std::invalid_argument& e) {
            throw common::error(fmt::format("{}: metadata '{}': {}", g.source, key, e.what()));
        }
    };
    model_metadata m;
    read_key(interval_key, m.intervals,
             [&](const std::string& text) { return read_intervals(text, shapes(g).back().size()); });
    read_key("zinfer.training_range", m.training,
             [&](const std::string& text) { return read_training_range(text, g.input.size()); });
    read_key("zinfer.physical_range", m.physical, read_physical_range);
    read_key("zinfer.guard", m.guard, read_guard);
    read_key("zinfer.units", m.units, read_units);
    read_key("zinfer.recipe", m.recipe, read_text);
    read_key("zinfer.data", m.data, read_text);
    read_key("zinfer.metrics", m.metrics, read_text);
    return m;
}

}  // namespace zgen
