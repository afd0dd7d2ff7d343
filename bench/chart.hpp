// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "bench/results.hpp"

namespace bench {

/// Time a spectrum, a bar for each contender and a panel for each batch size, fastest first, with the direct floor as a
/// line: an SVG image for light and dark pages. Bars that would leave the image are cut; the figure beside each is not.
std::string chart(const results& r);

}  // namespace bench
