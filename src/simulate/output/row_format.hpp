// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "src/simulate/simulate.hpp"

namespace zsim {

/// How a file of rows is laid out: a head, the rows in order, a tail. Its functions may be called from several threads
/// at once.
class row_format {
 public:
    virtual ~row_format() = default;
    virtual std::string head() const = 0;
    virtual void append(std::string& bytes, const row& r) const = 0;
    virtual std::string tail() const = 0;
};

}  // namespace zsim
