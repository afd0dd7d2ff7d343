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

/// `kernel` lies as (filters, rows): the taps or points of a filter, and in each its channels, as in a panel.
std::vector<std::uint64_t> pack_filters(const zinfer::conv1d_config& config, std::span<const double> kernel,
                                        std::span<const double> bias) {
    const zinfer::conv1d_packing packing{config};
    word_array words(packing.floats());
    for (std::size_t filter = 0; filter < config.filters; ++filter) {
        words.set(packing.bias(filter), bias[filter]);
        for (std::size_t row = 0; row < packing.rows(); ++row)
            words.set(packing.weight(filter, row), kernel[filter * packing.rows() + row]);
    }
    return std::move(words).take();
}

std::vector<std::uint64_t> pack_affine(std::span<const double> scale, std::span<const double> shift) {
    const zinfer::affine_packing packing{{scale.size()}};
    word_array words(packing.floats());
    for (std::size_t i = 0; i < scale.size(); ++i) {
        words.set(packing.scale(i), scale[i]);
        words.set(packing.shift(i), shift[i]);
    }
    return std::move(words).take();
}

struct packer {
    std::vector<std::uint64_t> operator()(const conv1d& op) const {
        if (op.config.tile == 0) return pack_filters(op.config, op.kernel, op.bias);
        return pack_filters(op.config, transform_weights(op.config, op.kernel), op.bias);
    }
    std::vector<std::uint64_t> operator()(const dense& op) const {
        return pack_filters(zinfer::as_conv1d(op.config), op.kernel, op.bias);
    }
    std::vector<std::uint64_t> operator()(const affine& op) const { return pack_affine(op.scale, op.shift); }
    std::vector<std::uint64_t> operator()(const instance_norm& op) const { return pack_affine(op.scale, op.shift); }
    std::vector<std::uint64_t> operator()(const prelu& op) const {
        const zinfer::prelu_packing packing{{op.slope.size()}};
        word_array words(packing.floats());
        for (std::size_t i = 0; i < op.slope.size(); ++i) words.set(packing.slope(i), op.slope[i]);
        return std::move(words).take();
    }
    template <class Other>
    std::vector<std::uint64_t> operator()(const Other&) const {
        return {};
    }
};

}  // namespace

std::vector<std::vector<std::uint64_t>> pack(const graph& g) {
    shapes(g);  // checks that every layer has the weights that its configuration needs
    std::vector<std::vector<std::uint64_t>> result;
    result.reserve(g.layers.size());
    for (const layer& l : g.layers) {
        try {
            result.push_back(std::visit(packer{}, l.op));
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

}  // namespace zgen
