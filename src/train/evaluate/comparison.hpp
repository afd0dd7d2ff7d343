// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "src/train/evaluate/evaluation.hpp"

namespace ztrain {

/// Two models on the same spectra: A, then B.
struct model_comparison {
    evaluation a;
    evaluation b;
    std::size_t galaxies = 0;  ///< for which both give a number
    mean_change mae;           ///< of B over A, on these galaxies
};

/// Errors   common::error where there is no spectrum for which both give a number
model_comparison compare_models(evaluation a, evaluation b);

/// A table for people: both models, the ratio of B to A, and the MAE in bins of true redshift.
std::string comparison_text(const model_comparison& c, const std::string& name_a, const std::string& name_b);

/// The figures for programs.
std::string comparison_json(const model_comparison& c);

}  // namespace ztrain
