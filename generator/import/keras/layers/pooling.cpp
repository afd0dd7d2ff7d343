// SPDX-License-Identifier: Apache-2.0
#include "import/keras/layers/pooling.hpp"

namespace zgen::keras {

pooling::pooling(const attributes& config)
    : size(config.size("pool_size", 2)), stride(config.size("strides", size)), mode(read_padding(config, false)) {
    config.require_channels_last();
}

zinfer::pool1d_config pooling::on(std::size_t length) const {
    const builder::padding zeros = pads(mode, length, size, stride);
    return {.size = size, .stride = stride, .pad_begin = zeros.begin, .pad_end = zeros.end};
}

}  // namespace zgen::keras
