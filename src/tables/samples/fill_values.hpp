// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

namespace tables {

/// Looks for numbers that stand for missing values, such as -999: exactly one number fills many cells.
///
/// That is a number of nines with or without a sign, or a power of ten from 1e20 on, in one of 200 cells; or the
/// smallest or the largest number of all, in one of 20. Fewer than three cells say nothing.
class fill_values {
 public:
    void look_at(std::span<const double> values);
    void look_at(std::span<const float> values);

    /// "FILE: -999 fills 40 of 1860 cells; ..."; empty where no number does.
    std::string warning(const std::string& file) const;

 private:
    struct extreme {
        double value = 0;
        std::size_t count = 0;
    };

    template <class Real>
    void count(std::span<const Real> values);

    std::map<double, std::size_t> suspects_;
    extreme least_;
    extreme most_;
    std::size_t cells_ = 0;
};

}  // namespace tables
