// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model.hpp"
#include "src/common/command_line.hpp"
#include "src/common/in_quotes.hpp"
#include "src/common/output_file.hpp"
#include "src/tables/data_set.hpp"
#include "src/tables/unit.hpp"

/// What model::intervals names where the model carries none: a name of the namespace itself goes before these.
namespace without_intervals {
inline constexpr struct nothing { } intervals; }  // namespace without_intervals
namespace model {
using namespace without_intervals;
}

namespace {

using network = model::network;

constexpr bool has_intervals = !std::is_same_v<decltype(model::intervals), const without_intervals::nothing>;

struct prediction {
    std::array<float, network::output_size> values;
    float lower;  ///< of the interval, where there are intervals
    float upper;
    zinfer::status status;
    double microseconds;
};

template <class Intervals>
void add_interval(const Intervals& intervals, prediction& p) {
    if constexpr (has_intervals) {
        const zinfer::interval found = zinfer::make_interval<network::ranges>(intervals, p.values.front(), p.status);
        p.lower = found.lower;
        p.upper = found.upper;
    }
}

prediction predict(std::span<const double> row, network::workspace& workspace) {
    std::array<float, network::input_size> input;
    std::transform(row.begin(), row.end(), input.begin(), [](double value) { return static_cast<float>(value); });

    prediction result;
    const auto start = std::chrono::steady_clock::now();
    result.status = model::predict(input, result.values, workspace);
    const auto stop = std::chrono::steady_clock::now();
    result.microseconds = std::chrono::duration<double, std::micro>(stop - start).count();
    add_interval(model::intervals, result);
    return result;
}

std::vector<prediction> predict_all(const tables::data_set& spectra) {
    const auto workspace = std::make_unique<network::workspace>();
    predict(spectra.row(0), *workspace);  // the first call waits for the weights to come from memory
    std::vector<prediction> predictions;
    predictions.reserve(spectra.rows);
    for (std::size_t row = 0; row < spectra.rows; ++row) predictions.push_back(predict(spectra.row(row), *workspace));
    return predictions;
}

/// The rows' names: their source_id or their number, counted from 0.
std::vector<std::string> names_of_rows(const tables::data_set& spectra) {
    if (!spectra.ids.empty()) return spectra.ids;
    std::vector<std::string> names;
    names.reserve(spectra.rows);
    for (std::size_t row = 0; row < spectra.rows; ++row) names.push_back(std::to_string(row));
    return names;
}

/// "prediction", or numbered for a network with several outputs.
std::string heading(std::size_t output) {
    return network::output_size == 1 ? "prediction" : fmt::format("prediction_{}", output);
}

void print_table(const std::vector<std::string>& names, const char* names_heading,
                 const std::vector<prediction>& predictions) {
    constexpr std::size_t outputs = std::min<std::size_t>(network::output_size, 8);  // the rest goes to --output
    std::size_t width = std::string_view(names_heading).size();
    for (const std::string& name : names) width = std::max(width, name.size());

    fmt::print("{:>{}}", names_heading, width);
    for (std::size_t output = 0; output < outputs; ++output) fmt::print("  {:>13}", heading(output));
    if (has_intervals) fmt::print("  {:>13}  {:>13}", "lower", "upper");
    fmt::print("  {:<22}  {:>8}\n", "status", "us");
    for (std::size_t row = 0; row < predictions.size(); ++row) {
        const prediction& p = predictions[row];
        fmt::print("{:>{}}", names[row], width);
        for (std::size_t output = 0; output < outputs; ++output) fmt::print("  {:>13.7g}", p.values[output]);
        if (has_intervals) fmt::print("  {:>13.7g}  {:>13.7g}", p.lower, p.upper);
        fmt::print("  {:<22}  {:>8.1f}\n", zinfer::name(p.status), p.microseconds);
    }
}

void print_summary(const std::vector<prediction>& predictions) {
    std::map<zinfer::status, std::size_t> counts;
    std::vector<double> times;
    for (const prediction& p : predictions) {
        ++counts[p.status];
        times.push_back(p.microseconds);
    }
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());

    fmt::print("\n{} spectra:", predictions.size());
    for (const auto& [status, count] : counts) fmt::print(" {} {},", count, zinfer::name(status));
    fmt::print(" {:.1f} us a spectrum (median) on one core, {}; model {}\n", times[times.size() / 2],
               network::arch::name, model::provenance.source);
}

std::string csv(const std::vector<std::string>& names, const char* names_heading,
                const std::vector<prediction>& predictions) {
    std::string text = names_heading;
    for (std::size_t output = 0; output < network::output_size; ++output) text += "," + heading(output);
    text += has_intervals ? ",lower,upper,status,microseconds\n" : ",status,microseconds\n";
    for (std::size_t row = 0; row < predictions.size(); ++row) {
        const prediction& p = predictions[row];
        text += names[row];
        for (const float value : p.values) text += fmt::format(",{}", value);
        if (has_intervals) text += fmt::format(",{},{}", p.lower, p.upper);
        text += fmt::format(",{},{:.1f}\n", zinfer::name(p.status), p.microseconds);
    }
    return text;
}

void run(const std::string& file, const std::string& flux_column, const std::string& output) {
    const tables::data_set spectra = tables::read_data(
        file,
        {.values = network::input_size,
         .consumer = fmt::format("model {} takes {} values per row", model::provenance.source, network::input_size),
         .flux = flux_column});
    for (const std::string& text : spectra.warnings) fmt::print(stderr, "predict_table: warning: {}\n", text);
    if (!spectra.unit.empty() && *model::provenance.units != '\0' &&
        !tables::is_same_unit(spectra.unit, model::provenance.units))
        fmt::print(stderr, "predict_table: {}: warning: the values are in {}; the model takes {}\n", file,
                   common::in_quotes(spectra.unit), model::provenance.units);

    const std::vector<prediction> predictions = predict_all(spectra);
    const std::vector<std::string> names = names_of_rows(spectra);
    const char* names_heading = spectra.ids.empty() ? "row" : "source_id";
    print_table(names, names_heading, predictions);
    print_summary(predictions);
    if (!output.empty()) common::write_output(output, csv(names, names_heading, predictions));
}

}  // namespace

/// Predicts each row of a file and prints a table: name, prediction, interval where the model carries one, status, time.
int main(int argc, char** argv) {
    common::command_line program("predict_table", "Predictions of a baked model for the spectra in a file");
    std::string file;
    std::string flux_column;
    std::string output;
    program.add_option("SPECTRA", file, "CSV, FITS or .npy, one spectrum per row; -: standard input").required();
    program.add_option(
        "--flux-column", flux_column,
        "the column of arrays, or the columns NAME_0, NAME_1, ..., that hold the spectra; default: flux");
    program.add_option("--output", output, "also write the table to this .csv file");
    program.action([&] { run(file, flux_column, output); });
    return program.run(argc, argv);
}
