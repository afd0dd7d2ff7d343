// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "generator/graph/graph.hpp"

/// One operation on one activation in double precision. `in` is the input's shape, x and y lie channels-last, y has the
/// operation's output shape; x and y do not overlap. Shapes are right: shapes(graph) has checked them.
namespace zgen {

void forward(const conv1d& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const dense& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const max_pool1d& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const average_pool1d& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const global_max_pool1d& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const global_average_pool1d& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const affine& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const normalize& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const relu& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const activation& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const prelu& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const softmax& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const log_softmax& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const instance_norm& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const pad1d& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const permute& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const reshape& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const transpose& op, shape in, std::span<const double> x, std::span<double> y);
void forward(const flatten& op, shape in, std::span<const double> x, std::span<double> y);

/// x plus an earlier value.
void forward_sum(std::span<const double> x, std::span<const double> earlier, std::span<double> y);

}  // namespace zgen
