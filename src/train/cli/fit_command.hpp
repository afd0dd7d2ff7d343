// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "src/common/command_line.hpp"

namespace ztrain {

/// Adds `ztrain fit`: tables of spectra with redshifts become an ONNX model.
void add_fit(common::command& program);

}  // namespace ztrain
