// SPDX-License-Identifier: Apache-2.0
#include "generator/graph/elementwise.hpp"

namespace zgen {

namespace {

struct finder {
    using lists = std::optional<std::vector<std::vector<double>*>>;

    lists operator()(affine& op) const { return {{&op.scale, &op.shift}}; }
    lists operator()(prelu& op) const { return {{&op.slope}}; }
    lists operator()(one_of<normalize, relu, activation> auto&) const { return lists{std::in_place}; }
    lists operator()(
        one_of<conv1d, dense, max_pool1d, average_pool1d, global_max_pool1d, global_average_pool1d, softmax,
               log_softmax, instance_norm, pad1d, permute, reshape, transpose, flatten, add, branch> auto&) const {
        return std::nullopt;
    }
};

}  // namespace

std::optional<std::vector<std::vector<double>*>> elementwise_values(operation& op) {
    return std::visit(finder{}, op);
}

bool is_elementwise(const operation& op) {
    return elementwise_values(const_cast<operation&>(op)).has_value();  // nothing is written
}

}  // namespace zgen
