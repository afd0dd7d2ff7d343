// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "src/simulate/output/row_format.hpp"

namespace zsim {

/// Comma-separated values under a header: z,flux_0..flux_185, in the shortest digits that give the same floats again.
class csv_format : public row_format {
 public:
    std::string head() const override;
    void append(std::string& bytes, const row& r) const override;
    std::string tail() const override { return {}; }
};

/// z and the columns of truth_columns.hpp; what does not apply is an empty cell.
class truth_csv_format : public row_format {
 public:
    std::string head() const override;
    void append(std::string& bytes, const row& r) const override;
    std::string tail() const override { return {}; }
};

}  // namespace zsim
