// SPDX-License-Identifier: Apache-2.0
#include "interval_metadata.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace ztrain {

std::string format_intervals(const interval_table& table) {
    return nlohmann::ordered_json{
        {"level", table.level}, {"edges", table.edges}, {"lower", table.lower}, {"upper", table.upper}}
        .dump();
}

interval_table parse_intervals(const std::string& text) {
    const std::string expected = std::string(interval_key) + ": ";
    try {
        const auto j = nlohmann::json::parse(text);
        interval_table t{j.at("level"), j.at("edges"), j.at("lower"), j.at("upper")};
        const bool shapes = t.lower.size() == t.edges.size() + 1 && t.upper.size() == t.lower.size();
        if (!shapes || !std::is_sorted(t.edges.begin(), t.edges.end()))
            throw std::runtime_error(expected + "expected increasing edges, and one more lower and upper end");
        for (std::size_t b = 0; b < t.lower.size(); ++b)
            if (t.lower[b] > t.upper[b]) throw std::runtime_error(expected + "expected lower ends below upper ones");
        if (!(t.level > 0 && t.level < 1)) throw std::runtime_error(expected + "expected a level between 0 and 1");
        return t;
    } catch (const nlohmann::json::exception& e) {
        throw std::runtime_error(expected + e.what());
    }
}

}  // namespace ztrain
