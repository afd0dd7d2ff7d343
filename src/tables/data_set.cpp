// SPDX-License-Identifier: Apache-2.0
#include "src/tables/data_set.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "src/common/error.hpp"
#include "src/common/limits.hpp"
#include "src/common/output_file.hpp"
#include "src/common/read_file.hpp"
#include "src/tables/csv.hpp"
#include "src/tables/npy.hpp"
#include "src/tables/samples/fill_values.hpp"
#include "src/tables/samples/sample_reader.hpp"

namespace tables {

data_set read_data(const std::filesystem::path& file, const column_request& wanted) {
    const auto reader = open_samples<double>(file, wanted);
    const std::string name = common::input_name(file);
    data_set data;
    fill_values fills;
    sample<double> s;
    while (reader->next(s)) {
        if (s.fault.empty() && data.rows > 0 && s.values.size() != data.columns)
            s.fault = fmt::format("has {} values; expected {}, as the first", s.values.size(), data.columns);
        if (!s.fault.empty()) throw common::error(fmt::format("{}: row {}: {}", name, s.row, s.fault));
        data.columns = s.values.size();
        data.values.insert(data.values.end(), s.values.begin(), s.values.end());
        ++data.rows;
        if (!s.id.empty()) {
            data.ids.resize(data.rows);  // rows without a name keep their places
            data.ids.back() = s.id;
        }
        if (data.values.size() > common::max_elements)
            throw common::error(fmt::format("{}: has more than {} values", name, common::max_elements));
        fills.look_at(s.values);
    }
    if (data.rows == 0) throw common::error(name + ": has no rows");
    data.ids.resize(data.ids.empty() ? 0 : data.rows);
    data.unit = reader->unit();
    data.warnings = reader->warnings();
    if (std::string text = fills.warning(name); !text.empty()) data.warnings.push_back(std::move(text));
    return data;
}

data_format format_of(const std::filesystem::path& file) {
    if (common::is_standard_output(file) || file.extension() == ".csv") return data_format::csv;
    if (file.extension() == ".npy") return data_format::npy;
    throw common::usage_error(fmt::format("{}: the suffix must say the format: .npy or .csv", file.string()));
}

std::string format_data(const data_set& data, data_format format) {
    return format == data_format::npy ? format_npy(data) : format_csv(data);
}

void write_data(const std::filesystem::path& file, const data_set& data) {
    common::write_output(file, format_data(data, format_of(file)));
}

}  // namespace tables
