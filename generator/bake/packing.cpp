// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/packing.hpp"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <variant>

#include "generator/bake/convolution/transform_weights.hpp"
#include "src/common/error.hpp"
#include "src/common/limits.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/kernels/packing.hpp"

namespace zgen {

namespace {

/// The value that float32 cannot hold.
struct not_representable {
    double value;
};

/// More packed values than zgen handles.
struct too_large {
    std::size_t floats;
};

/// Packed values of an operation.
struct counter {
    std::size_t operator()(const conv1d& op) const { return zinfer::conv1d_packing{op.config}.floats(); }
    std::size_t operator()(const dense& op) const {
        return zinfer::conv1d_packing{zinfer::as_conv1d(op.config)}.floats();
    }
    std::size_t operator()(const affine& op) const { return zinfer::affine_packing{{op.scale.size()}}.floats(); }
    std::size_t operator()(const instance_norm& op) const { return zinfer::affine_packing{{op.scale.size()}}.floats(); }
    std::size_t operator()(const prelu& op) const { return zinfer::prelu_packing{{op.slope.size()}}.floats(); }
    std::size_t operator()(const weightless auto&) const { return 0; }
};

/// float32 values in words; what is not set is zero.
class word_array {
 public:
    /// Filled-up panels hold up to sixteen times the values of the layer.
    explicit word_array(std::size_t floats) {
        if (floats > common::max_elements) throw too_large{floats};
        words_.resize(zinfer::word_count(floats));
    }

    void set(std::size_t index, double value) {
        const auto rounded = static_cast<float>(value);
        if (!std::isfinite(rounded)) throw not_representable{value};
        words_[index / 2] |= std::uint64_t{std::bit_cast<std::uint32_t>(rounded)} << (index % 2 * 32);
    }

    std::vector<std::uint64_t> take() && { return std::move(words_); }

 private:
    std::vector<std::uint64_t> words_;
};

/// Puts an operation's values where the kernels read them.
struct packer {
    word_array& words;

    void operator()(const conv1d& op) const {
        if (op.config.tile == 0)
            filters(op.config, op.kernel, op.bias);
        else
            filters(op.config, transform_weights(op.config, op.kernel), op.bias);
    }
    void operator()(const dense& op) const { filters(zinfer::as_conv1d(op.config), op.kernel, op.bias); }
    void operator()(const affine& op) const { scale_and_shift(op.scale, op.shift); }
    void operator()(const instance_norm& op) const { scale_and_shift(op.scale, op.shift); }
    void operator()(const prelu& op) const {
        const zinfer::prelu_packing packing{{op.slope.size()}};
        for (std::size_t i = 0; i < op.slope.size(); ++i) words.set(packing.slope(i), op.slope[i]);
    }
    void operator()(const weightless auto&) const {}

    /// `kernel` lies as (filters, rows): the taps or points of a filter, and in each its channels, as in a panel.
    void filters(const zinfer::conv1d_config& config, std::span<const double> kernel,
                 std::span<const double> bias) const {
        const zinfer::conv1d_packing packing{config};
        for (std::size_t filter = 0; filter < config.filters; ++filter) {
            words.set(packing.bias(filter), bias[filter]);
            for (std::size_t row = 0; row < packing.rows(); ++row)
                words.set(packing.weight(filter, row), kernel[filter * packing.rows() + row]);
        }
    }

    void scale_and_shift(std::span<const double> scale, std::span<const double> shift) const {
        const zinfer::affine_packing packing{{scale.size()}};
        for (std::size_t i = 0; i < scale.size(); ++i) {
            words.set(packing.scale(i), scale[i]);
            words.set(packing.shift(i), shift[i]);
        }
    }
};

}  // namespace

std::vector<std::vector<std::uint64_t>> pack(const graph& g) {
    shapes(g);  // checks that every layer has the weights that its configuration needs
    std::vector<std::vector<std::uint64_t>> result;
    result.reserve(g.layers.size());
    for (const layer& l : g.layers) {
        try {
            word_array words(std::visit(counter{}, l.op));
            std::visit(packer{words}, l.op);
            result.push_back(std::move(words).take());
        } catch (const not_representable& e) {
            throw common::error(fmt::format("{}: {}: has the weight {}; expected values that float32 can hold",
                                            g.source, l.origin, e.value));
        } catch (const too_large& e) {
            throw common::error(fmt::format("{}: {}: has weights that fill {} packed values; expected at most {}",
                                            g.source, l.origin, e.floats, common::max_elements));
        }
    }
    return result;
}

std::size_t packed_bytes(const operation& op) {
    return zinfer::word_count(std::visit(counter{}, op)) * sizeof(std::uint64_t);
}

}  // namespace zgen
