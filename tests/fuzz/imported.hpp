// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "generator/graph/graph.hpp"

namespace fuzz {

/// A reader of model files, as import_onnx.
using reader = zgen::graph(std::span<const std::byte> bytes, const std::filesystem::path& file);

/// What zgen does with a model file, for one input of a fuzzer: import, and for what is accepted passes, shapes and
/// plan; a small network is baked, too. A common::error is a proper end; every other exception comes out, for the fuzzer
/// to find.
///
/// Returns  0, as libFuzzer asks for
int run(reader* read, const unsigned char* data, std::size_t size);

}  // namespace fuzz
