// SPDX-License-Identifier: Apache-2.0
#pragma once

#if __cplusplus < 202002L
#error "zinfer needs C++20: compile with -std=c++20"
#include <C++20>  // there is none: the compiler stops here
#endif
#if defined(__SOFTFP__) || (defined(__arm__) && !defined(__ARM_FP)) || (defined(__riscv) && !defined(__riscv_flen)) || \
    defined(__mips_soft_float) || defined(_SOFT_FLOAT)
#error "zinfer needs a float32 unit, and these flags compute in software: Cortex-M takes -mfpu=... -mfloat-abi=hard"
#endif

// What a header baked with --standalone holds, too: whichever comes first counts.
#ifndef ZINFER_RUNTIME
#define ZINFER_RUNTIME

/// zinfer: small trained 1-D networks as C++ types. This is the whole runtime.
#include "zinfer/arch/native.hpp"
#include "zinfer/core/config.hpp"
#include "zinfer/core/digest.hpp"
#include "zinfer/core/provenance.hpp"
#include "zinfer/core/shape.hpp"
#include "zinfer/core/status.hpp"
#include "zinfer/core/version.hpp"
#include "zinfer/core/words.hpp"
#include "zinfer/layers/activation.hpp"
#include "zinfer/layers/add.hpp"
#include "zinfer/layers/affine.hpp"
#include "zinfer/layers/average_pool1d.hpp"
#include "zinfer/layers/branch.hpp"
#include "zinfer/layers/conv1d.hpp"
#include "zinfer/layers/dense.hpp"
#include "zinfer/layers/flatten.hpp"
#include "zinfer/layers/global_pool1d.hpp"
#include "zinfer/layers/instance_norm.hpp"
#include "zinfer/layers/layer.hpp"
#include "zinfer/layers/max_pool1d.hpp"
#include "zinfer/layers/normalize.hpp"
#include "zinfer/layers/pad1d.hpp"
#include "zinfer/layers/permute.hpp"
#include "zinfer/layers/prelu.hpp"
#include "zinfer/layers/relu.hpp"
#include "zinfer/layers/reshape.hpp"
#include "zinfer/layers/softmax.hpp"
#include "zinfer/layers/transpose.hpp"
#include "zinfer/network/guard.hpp"
#include "zinfer/network/interval.hpp"
#include "zinfer/network/network.hpp"
#include "zinfer/network/ranges.hpp"
#include "zinfer/network/schedule/layerwise.hpp"
#include "zinfer/network/self_test.hpp"
#include "zinfer/network/stages.hpp"
#include "zinfer/network/workspace.hpp"

#endif
