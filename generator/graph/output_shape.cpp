// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <stdexcept>
#include <utility>

#include "generator/graph/operation.hpp"
#include "src/common/limits.hpp"
#include "zinfer/kernels/permute.hpp"

namespace zgen {

namespace {

template <class... Arguments>
void require(bool condition, fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    if (!condition) throw std::invalid_argument(fmt::format(text, std::forward<Arguments>(arguments)...));
}

/// Positions of a sliding window. Sizes are checked one by one first, so that none of the sums below overflows.
std::size_t window(std::size_t length, std::size_t extent, std::size_t stride, std::size_t pad_begin,
                   std::size_t pad_end) {
    require(stride > 0 && stride <= common::max_elements, "has stride {}; expected 1 to {}", stride,
            common::max_elements);
    require(pad_begin <= common::max_elements && pad_end <= common::max_elements,
            "has padding {} and {}; expected at most {}", pad_begin, pad_end, common::max_elements);
    const std::size_t positions = zinfer::window_positions(length, extent, stride, pad_begin, pad_end);
    require(positions > 0, "has a window of {} positions; its input has {} with padding", extent,
            length + pad_begin + pad_end);
    return positions;
}

struct shaper {
    shape in;

    shape operator()(const conv1d& op) const {
        const auto& c = op.config;
        require(c.channels == in.channels, "takes {} channels; its input has {}", c.channels, in.channels);
        require(c.groups > 0 && c.channels % c.groups == 0 && c.filters % c.groups == 0,
                "has {} groups; expected a divisor of its {} channels and {} filters", c.groups, c.channels, c.filters);
        require(c.filters > 0 && c.filters <= common::max_elements, "has {} filters; expected 1 to {}", c.filters,
                common::max_elements);
        require(c.kernel_size > 0 && c.kernel_size <= common::max_elements, "has a kernel of {} taps; expected 1 to {}",
                c.kernel_size, common::max_elements);
        require(c.dilation > 0 && c.dilation <= common::max_elements, "has dilation {}; expected 1 to {}", c.dilation,
                common::max_elements);
        require(common::bounded_product(c.kernel_size, c.dilation) <= common::max_elements,
                "has a kernel of {} taps with dilation {}; expected at most {} positions", c.kernel_size, c.dilation,
                common::max_elements);
        weights("kernel", op.kernel.size(),
                common::bounded_product(common::bounded_product(c.filters, c.kernel_size), c.channels / c.groups));
        weights("bias", op.bias.size(), c.filters);
        return {window(in.length, c.extent(), c.stride, c.pad_begin, c.pad_end), c.filters};
    }

    shape operator()(const dense& op) const {
        const auto& c = op.config;
        require(in.length == 1, "takes a flat vector; its input has {} positions of {} channels", in.length,
                in.channels);
        require(c.inputs == in.channels, "takes {} values; its input has {}", c.inputs, in.channels);
        require(c.units > 0 && c.units <= common::max_elements, "has {} units; expected 1 to {}", c.units,
                common::max_elements);
        weights("kernel", op.kernel.size(), common::bounded_product(c.units, c.inputs));
        weights("bias", op.bias.size(), c.units);
        return {1, c.units};
    }

    shape operator()(const max_pool1d& op) const { return pool(op.config); }
    shape operator()(const average_pool1d& op) const { return pool(op.config); }
    shape operator()(const global_max_pool1d&) const { return {1, in.channels}; }
    shape operator()(const global_average_pool1d&) const { return {1, in.channels}; }

    shape operator()(const affine& op) const {
        require(op.scale.size() == in.channels || op.scale.size() == in.size(),
                "has {} scales; expected one per channel ({}) or one per feature ({})", op.scale.size(), in.channels,
                in.size());
        weights("shift", op.shift.size(), op.scale.size());
        return in;
    }

    shape operator()(const activation& op) const {
        const auto& c = op.config;
        require(is_valid(c),
                "has the parameters {} and {}; expected finite numbers, a positive one for celu, numbers for clip",
                c.alpha.value(), c.beta.value());
        return in;
    }

    shape operator()(const prelu& op) const {
        require(op.slope.size() == in.channels || op.slope.size() == in.size(),
                "has {} slopes; expected one per channel ({}) or one per feature ({})", op.slope.size(), in.channels,
                in.size());
        return in;
    }

    shape operator()(const softmax&) const { return in; }
    shape operator()(const log_softmax&) const { return in; }

    shape operator()(const instance_norm& op) const {
        require(op.epsilon >= 0 && std::isfinite(static_cast<float>(op.epsilon)),
                "has epsilon {}; expected 0 or a positive number", op.epsilon);
        weights("scale", op.scale.size(), in.channels);
        weights("shift", op.shift.size(), in.channels);
        return in;
    }

    shape operator()(const pad1d& op) const {
        const auto& c = op.config;
        require(c.begin <= common::max_elements && c.end <= common::max_elements,
                "has padding {} and {}; expected at most {}", c.begin, c.end, common::max_elements);
        if (c.mode == zinfer::pad_mode::reflect)
            require(c.begin < in.length && c.end < in.length,
                    "reflects {} and {} positions; expected less than its input's {}", c.begin, c.end, in.length);
        require(std::isfinite(c.value.value()), "pads with {}; expected a finite number", c.value.value());
        return {c.begin + in.length + c.end, in.channels};
    }

    shape operator()(const permute& op) const {
        require(zinfer::kernels::takes_each_once(op.digits, in.size()),
                "has digits that do not take each of the {} values of its input once", in.size());
        return reshaped(op.output);
    }

    shape operator()(const reshape& op) const { return reshaped(op.output); }

    shape operator()(const normalize&) const { return in; }
    shape operator()(const relu&) const { return in; }
    shape operator()(const transpose&) const { return {in.channels, in.length}; }
    shape operator()(const flatten&) const { return {1, in.size()}; }
    shape operator()(const add&) const { return in; }
    shape operator()(const branch&) const { return in; }

    shape pool(const zinfer::pool1d_config& c) const {
        require(c.size > 0 && c.size <= common::max_elements, "pools {} positions; expected 1 to {}", c.size,
                common::max_elements);
        require(c.dilation > 0 && common::bounded_product(c.size, c.dilation) <= common::max_elements,
                "pools {} positions with dilation {}; expected a dilation of 1 at least, and a reach of {} at most",
                c.size, c.dilation, common::max_elements);
        // Otherwise a window could lie on padding alone, and would have no maximum.
        require(c.meets(in.length),
                "has padding {} and {} and dilation {}; expected less padding than its window reaches over, {}, and no "
                "more dilation than its input's {} positions",
                c.pad_begin, c.pad_end, c.dilation, c.extent(), in.length);
        return {window(in.length, c.extent(), c.stride, c.pad_begin, c.pad_end), in.channels};
    }

    shape reshaped(shape output) const {
        require(common::bounded_product(output.length, output.channels) == in.size(),
                "has an output of shape ({}, {}); its input has {} values", output.length, output.channels, in.size());
        return output;
    }

    static void weights(const char* what, std::size_t found, std::size_t expected) {
        require(found == expected, "has {} {} values; expected {}", found, what, expected);
    }
};

}  // namespace

void require_bounded(shape s) {
    require(s.length > 0 && s.channels > 0, "has shape ({}, {}); expected at least one value", s.length, s.channels);
    require(common::bounded_product(s.length, s.channels) <= common::max_elements,
            "has shape ({}, {}); expected at most {} values", s.length, s.channels, common::max_elements);
}

shape output_shape(const operation& op, shape input) {
    require_bounded(input);
    const shape output = std::visit(shaper{input}, op);
    require_bounded(output);
    return output;
}

}  // namespace zgen
