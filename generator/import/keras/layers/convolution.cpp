// SPDX-License-Identifier: Apache-2.0
#include "import/keras/layers/convolution.hpp"

namespace zgen::keras {

convolution::convolution(const attributes& config)
    : kernel_size(config.size("kernel_size")),
      stride(config.size("strides", 1)),
      dilation(config.size("dilation_rate", 1)),
      mode(read_padding(config, true)),
      use_bias(config.flag("use_bias", true)),
      relu(config.relu()) {
    config.require_channels_last();
}

zinfer::conv1d_config convolution::on(shape in, builder::padding zeros, std::size_t filters, std::size_t groups) const {
    zinfer::conv1d_config c{.channels = in.channels,
                            .filters = filters,
                            .kernel_size = kernel_size,
                            .stride = stride,
                            .dilation = dilation,
                            .groups = groups};
    const builder::padding own = pads(mode, in.length + zeros.begin + zeros.end, c.extent(), stride);
    c.pad_begin = zeros.begin + own.begin;
    c.pad_end = zeros.end + own.end;
    return c;
}

}  // namespace zgen::keras
