// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parts of LibTorch that training needs: torch/torch.h, with all of them, takes half as long again to compile.
#include <torch/cuda.h>
#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/serialize/archive.h>
#include <torch/utils.h>
