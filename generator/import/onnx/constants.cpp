// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/constants.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace zgen::onnx {
namespace {

dims broadcast_extents(const dims& a, const dims& b) {
    dims result(std::max(a.size(), b.size()), 1);
    for (std::size_t i = 0; i < result.size(); ++i) {
        const std::size_t one = i < a.size() ? a[a.size() - 1 - i] : 1;
        const std::size_t other = i < b.size() ? b[b.size() - 1 - i] : 1;
        if (one != other && one != 1 && other != 1)
            throw problem("constants of shapes " + to_text(a) + " and " + to_text(b) +
                          " meet; expected shapes that broadcast to each other");
        result[result.size() - 1 - i] = one == 1 ? other : one;
    }
    return result;
}

/// Place of element `index` of a tensor with the extents `result` in one that is broadcast to it.
std::size_t place_in(const dims& given, const dims& result, std::size_t index) {
    std::size_t place = 0;
    std::size_t stride = 1;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::size_t extent = result[result.size() - 1 - i];
        const std::size_t own = given[given.size() - 1 - i];
        if (own != 1) place += index % extent * stride;
        index /= extent;
        stride *= own;
    }
    return place;
}

template <class Number, class Function>
std::vector<Number> combined(const std::vector<Number>& x, const dims& x_extents, const std::vector<Number>& y,
                             const dims& y_extents, const dims& extents, const Function& f) {
    std::vector<Number> result(element_count(extents));
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = f(x[place_in(x_extents, extents, i)], y[place_in(y_extents, extents, i)]);
    return result;
}

}  // namespace

constant fold(node_context& node, const constant& a, const constant& b,
              const std::function<std::int64_t(std::int64_t, std::int64_t)>& integers,
              const std::function<double(double, double)>& reals) {
    const dims extents = broadcast_extents(a.extents, b.extents);
    node.spend(element_count(extents));
    if (a.data->index() != b.data->index())
        throw problem("one constant holds integers and the other real numbers; expected the same type");
    numbers result;
    if (const auto* x = std::get_if<std::vector<double>>(a.data.get()))
        result = combined(*x, a.extents, std::get<std::vector<double>>(*b.data), b.extents, extents, reals);
    else
        result = combined(std::get<std::vector<std::int64_t>>(*a.data), a.extents,
                          std::get<std::vector<std::int64_t>>(*b.data), b.extents, extents, integers);
    return {extents, std::make_shared<const numbers>(std::move(result))};
}

constant integer_list(std::vector<std::int64_t> list) {
    const std::size_t count = list.size();
    return {{count}, std::make_shared<const numbers>(std::move(list))};
}

}  // namespace zgen::onnx
