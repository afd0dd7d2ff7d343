// SPDX-License-Identifier: Apache-2.0
#include "bench/prepare/import_model.hpp"

#include <algorithm>
#include <utility>

#include "src/common/error.hpp"
#include "zinfer/kernels/packing.hpp"

namespace bench {

namespace {

std::vector<float> as_float(const std::vector<double>& values) {
    std::vector<float> result(values.size());
    std::transform(values.begin(), values.end(), result.begin(), [](double v) { return static_cast<float>(v); });
    return result;
}

/// A value a channel becomes a value a feature.
std::vector<float> per_feature(const std::vector<double>& values, zinfer::shape input) {
    std::vector<float> result(input.size());
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = static_cast<float>(values[i % values.size()]);
    return result;
}

[[noreturn]] void refuse(const zgen::graph& g, const zgen::layer& l) {
    throw common::error(g.source + ": " + l.origin + ": the benchmark has no peers for this " + zgen::name_of(l.op) +
                        "; it measures the redshift network: affine, convolutions and dense layers with relu, max "
                        "pooling without overlap, channels-last flatten");
}

std::variant<affine, convolution, flatten> head_of(const zgen::graph& g, const zgen::layer& l, zinfer::shape input) {
    if (const auto* a = std::get_if<zgen::affine>(&l.op))
        return affine{per_feature(a->scale, input), per_feature(a->shift, input)};
    if (const auto* d = std::get_if<zgen::dense>(&l.op))
        return convolution{zinfer::as_conv1d(d->config), as_float(d->kernel), as_float(d->bias)};
    if (const auto* c = std::get_if<zgen::conv1d>(&l.op)) {
        const zinfer::conv1d_config& config = c->config;
        if (config.groups == 1 && config.dilation == 1 && config.pad_begin == 0 && config.pad_end == 0)
            return convolution{config, as_float(c->kernel), as_float(c->bias)};
    }
    if (const auto* f = std::get_if<zgen::flatten>(&l.op);
        f != nullptr && f->order == zinfer::axis_order::channels_last)
        return flatten{};
    refuse(g, l);
}

/// Takes relu or pooling into the convolution before it.
bool fuse(convolution& head, const zgen::operation& op) {
    if (std::holds_alternative<zgen::relu>(op)) {
        head.relu = true;
        return true;
    }
    const auto* p = std::get_if<zgen::max_pool1d>(&op);
    if (p == nullptr || head.pool != 1) return false;
    const zinfer::pool1d_config& c = p->config;
    if (c.size != c.stride || c.size > 4 || c.pad_begin != 0 || c.pad_end != 0) return false;
    head.pool = c.size;
    return true;
}

}  // namespace

model make_model(const zgen::graph& g) {
    const std::vector<zinfer::shape> shapes = zgen::shapes(g);
    model m;
    for (std::size_t i = 0; i < g.layers.size();) {
        stage s{g.layers[i].name, shapes[i], {}, head_of(g, g.layers[i], shapes[i])};
        auto* head = std::get_if<convolution>(&s.op);
        do ++i;
        while (head != nullptr && i < g.layers.size() && fuse(*head, g.layers[i].op));
        s.output = shapes[i];
        m.stages.push_back(std::move(s));
    }
    return m;
}

}  // namespace bench
