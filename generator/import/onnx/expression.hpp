// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "generator/graph/graph.hpp"
#include "generator/import/onnx/value.hpp"

/// Functions of one variable that element-wise nodes make up together. Exporters write GELU as Div, Erf, Add, Mul and
/// Mul, SiLU as Sigmoid and Mul, and so on, each in its own way. So element-wise nodes first make a term; which layers
/// compute it is found by its values (find_layers.hpp), when something else needs the result.
namespace zgen::onnx {

/// A function of the activation, or a part of one.
struct term {
    enum class kind {
        variable,  ///< the activation itself
        number,
        sum,
        difference,
        product,
        quotient,
        power,
        layer,     ///< an element-wise layer of `left`
        absolute,  ///< |left|, a part of Softsign
        erf,       ///< the error function of `left`, a part of GELU
    };

    kind what = kind::variable;
    double number = 0;
    std::optional<operation> layer;
    std::shared_ptr<term> left;
    std::shared_ptr<term> right;
    std::string origin;                 ///< the node that made it
    std::size_t size = 1;               ///< terms in it, counted as often as they are used
    std::optional<activation> settled;  ///< once layers compute it
};

/// Most terms in one: longer chains become layers in between.
inline constexpr std::size_t largest_term = 64;

/// The term's values where `part`, which is the term or a part of it, has the values x. Nothing in the term passes by
/// the part.
std::vector<double> values_of(const term& t, const term& part, std::span<const double> x);

/// An element-wise layer's values where its input has the values x.
std::vector<double> values_of(const operation& layer, std::span<const double> x);

/// Whether the term depends on the variable other than by way of `part`.
bool passes_by(const term& t, const term& part);

/// The term and its parts, each once, smaller ones first.
std::vector<std::shared_ptr<term>> parts_of(const std::shared_ptr<term>& t);

}  // namespace zgen::onnx
