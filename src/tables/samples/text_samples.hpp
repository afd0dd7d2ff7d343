// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "src/tables/samples/sample_reader.hpp"
#include "src/tables/text/source.hpp"

namespace tables {

/// The samples of a text; `name` is for messages.
template <class Real>
std::unique_ptr<sample_reader<Real>> open_text_samples(const std::string& name, text_source text,
                                                       const column_request& wanted);

}  // namespace tables
