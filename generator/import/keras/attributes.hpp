// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/import/keras/layer_config.hpp"

namespace zgen::keras {

/// Typed reading of a layer's configuration. Keys that are missing or null take the fallback; those of Keras 1 are
/// found under their later names.
///
/// Errors   keras::problem naming the key, what it has and what is expected
class attributes {
 public:
    explicit attributes(const layer_config& layer) : config_(*layer.config) {}

    bool has(const char* key) const { return find(key) != nullptr; }
    /// true or false; 1 and 0 serve as well.
    bool flag(const char* key, bool fallback) const;
    double number(const char* key, double fallback) const;
    std::string text(const char* key, std::string_view fallback) const;

    /// A size of at least 1; [n] is n.
    std::size_t size(const char* key) const;
    std::size_t size(const char* key, std::size_t fallback) const;

    /// `count` sizes of at least 1; n is `count` times n.
    std::vector<std::size_t> sizes(const char* key, std::size_t count) const;
    std::vector<std::size_t> sizes(const char* key, std::size_t count, std::size_t fallback) const;

    /// A list of integers; n is [n]. Nothing where the key is missing.
    std::optional<std::vector<std::ptrdiff_t>> integers(const char* key) const;

    /// A list of numbers of any nesting, flattened; x is [x]. Nothing where the key is missing.
    std::optional<std::vector<double>> numbers(const char* key) const;

    /// Whether data_format is channels_first; otherwise it is channels_last.
    bool channels_first() const;

    /// The value itself; nullptr where the key is missing.
    const nlohmann::json* find(const char* key) const;

 private:
    const nlohmann::json& config_;
};

}  // namespace zgen::keras
