// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "generator/bake/bake.hpp"
#include "zinfer/core/status.hpp"

/// The C interface of a baked model: a header for C, and a source that includes the C++ header and is compiled once for
/// each instruction set that a program may meet.
namespace zgen {

/// What NAME_predict_batch, which brings its own workspace, takes of the stack at most: beyond that it computes one
/// inference after the other. Threads often have 512 KiB.
inline constexpr std::size_t batch_stack_bytes = std::size_t{256} << 10;

/// Whether NAME_predict_batch computes several inferences at a time.
bool batches_on_stack(const baked_model& model);

/// The statuses that C has names for, as zinfer_ok.
inline constexpr zinfer::status c_statuses[]{zinfer::status::ok,
                                             zinfer::status::outside_training_range,
                                             zinfer::status::output_out_of_range,
                                             zinfer::status::flat_input,
                                             zinfer::status::not_finite,
                                             zinfer::status::weights_corrupt};

/// "REDSHIFT" of "redshift": what the macros begin with.
std::string macro_prefix(const std::string& name);

/// NAME.h
std::string c_header(const baked_model& model);

/// NAME.cpp; `stem` is the base name, without suffix, of NAME.h and NAME.hpp beside it. Its objects refer to nothing of
/// the C++ library, so that a C compiler links them, whatever they were compiled with.
std::string c_source(const baked_model& model, const std::string& stem);

}  // namespace zgen
