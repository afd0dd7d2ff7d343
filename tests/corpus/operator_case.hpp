// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "tests/corpus/trial.hpp"

namespace corpus {

/// A case of ONNX's own conformance tests: a folder with a model of one operator or a few, whose weights are often
/// inputs, and with the values of all inputs and outputs. The network's input is the first; the others become
/// initializers. The output is the first.
///
/// The case's first axis may be meant as a batch, or be a part of the tensor. Each way in which the case can be
/// understood is a trial:
///   "as it is"   the model with that input, given one sample of the batch at a time
///   "wrapped"    a flat input reshaped to the case's tensor, the operator, and its output reshaped to be flat
/// A case without an input becomes an Add of its output to an input of zeros.
///
/// Errors   std::runtime_error where the folder does not hold such a case
std::vector<trial> operator_case(const std::filesystem::path& folder);

}  // namespace corpus
