// SPDX-License-Identifier: Apache-2.0
#include "import/keras/layer_config.hpp"

#include <fmt/format.h>

#include "import/in_quotes.hpp"

namespace zgen::keras {

std::string origin_of(const layer_config& layer) {
    return fmt::format("layer {} ({})", in_quotes(layer.name), printable(layer.class_name));
}

}  // namespace zgen::keras
