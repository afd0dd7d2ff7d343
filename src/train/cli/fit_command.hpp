// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>

namespace ztrain {

/// Adds `ztrain fit`: tables of spectra with redshifts become an ONNX model.
void add_fit(CLI::App& app);

}  // namespace ztrain
