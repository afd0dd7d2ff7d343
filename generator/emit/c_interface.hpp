// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "generator/bake/bake.hpp"

/// The C interface of a baked model: a header for C, and a source that includes the C++ header and is compiled once for
/// each instruction set that a program may meet.
namespace zgen {

/// NAME.h
std::string c_header(const baked_model& model);

/// NAME.cpp; `stem` is the base name, without suffix, of NAME.h and NAME.hpp beside it.
std::string c_source(const baked_model& model, const std::string& stem);

}  // namespace zgen
