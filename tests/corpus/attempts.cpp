// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/attempts.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <span>
#include <utility>

#include "generator/bake/bake.hpp"
#include "generator/evaluate/evaluate.hpp"
#include "generator/import/import.hpp"
#include "generator/passes/passes.hpp"
#include "src/common/error.hpp"
#include "tests/corpus/baked_programs.hpp"
#include "tests/corpus/operator_case.hpp"
#include "tests/corpus/stored_model.hpp"
#include "tests/corpus/table.hpp"

namespace corpus {

namespace {

/// Largest difference; infinity where a number meets none.
double difference(std::span<const double> found, std::span<const double> expected) {
    double largest = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (found[i] == expected[i] || (std::isnan(found[i]) && std::isnan(expected[i]))) continue;
        const double d = std::abs(found[i] - expected[i]);
        largest = std::max(largest, std::isnan(d) ? std::numeric_limits<double>::infinity() : d);
    }
    return largest;
}

void set_wrong(attempt& one, std::string reason) {
    one.result = outcome::wrong;
    one.reason = std::move(reason);
}

std::string off_by(const char* what, double largest, double tolerance) {
    return fmt::format("{} is off by {:.3g}; expected at most {:.3g}", what, largest, tolerance);
}

/// Whether float32 can hold a sample. Otherwise the guard refuses it, or the result is not finite.
bool row_fits_float32(const trial& t, std::size_t row) {
    const auto all = [](std::span<const double> values) {
        return std::all_of(values.begin(), values.end(), fits_float32);
    };
    return all(t.inputs.row(row)) && all(t.expected.row(row));
}

/// The float64 reference, on the first inputs.
void check_reference(attempt& one, const zgen::graph& g, const char* what) {
    constexpr std::size_t enough = 10;  // the large networks take their time
    for (std::size_t row = 0; row < std::min(one.trial.inputs.rows, enough); ++row) {
        if (!row_fits_float32(one.trial, row)) continue;
        const std::vector<double> found = zgen::evaluate(g, one.trial.inputs.row(row));
        const double largest = difference(found, one.trial.expected.row(row));
        if (!(largest <= one.trial.tolerance)) return set_wrong(one, off_by(what, largest, one.trial.tolerance));
    }
}

/// All rows as one.
void join_rows(tables::data_set& data) {
    data.rows = 1;
    data.columns = data.values.size();
}

/// Imports and bakes; what the result computes is seen later.
void bake(attempt& one, baked_programs& programs, std::size_t number) try {
    trial& t = one.trial;
    zgen::graph g = zgen::import_model(t.bytes, t.file, zgen::keras::rehearse);
    if (t.inputs.rows > 1 && g.input.size() == t.inputs.values.size()) {  // it mixes what looked like samples
        join_rows(t.inputs);
        join_rows(t.expected);
    }
    const zgen::shape output = zgen::shapes(g).back();
    if (t.inputs.rows == 0) return set_wrong(one, "is accepted without real inputs and outputs");
    if (g.input.size() != t.inputs.columns || output.size() != t.expected.columns)
        return set_wrong(one, fmt::format("has {} inputs and {} outputs; expected {} and {}", g.input.size(),
                                          output.size(), t.inputs.columns, t.expected.columns));
    check_reference(one, g, "the imported network");
    zgen::optimize(g);
    if (one.result != outcome::wrong) check_reference(one, g, "the optimized network");
    if (one.result == outcome::wrong) return;
    one.program = programs.add(zgen::bake(std::move(g), "", {.name = fmt::format("network_{}", number)}), t.inputs);
} catch (const common::error& refusal) {
    one.result = outcome::refused;
    one.reason = refusal.what();
} catch (const std::exception& other) {
    set_wrong(one, fmt::format("throws something else: {}", other.what()));
}

/// Holds what the compiled network gave against the golden outputs.
void judge(attempt& one, const baked_result& result) {
    const trial& t = one.trial;
    if (!result.compiled) return set_wrong(one, "the header does not compile");
    if (!result.passed_self_test) return set_wrong(one, "the self-test fails");
    if (result.statuses.size() != t.expected.rows) return set_wrong(one, "the program breaks off");
    const std::vector<double> outputs(result.outputs.begin(), result.outputs.end());
    double largest = 0;
    for (std::size_t row = 0; row < t.expected.rows; ++row) {
        const auto expected = t.expected.row(row);
        const bool has_value = row_fits_float32(t, row);
        if (has_value != (result.statuses[row] == zinfer::status::ok))
            return set_wrong(one, fmt::format("input {} has status {}", row, zinfer::name(result.statuses[row])));
        if (!has_value) continue;
        largest =
            std::max(largest, difference(std::span(outputs).subspan(row * expected.size(), expected.size()), expected));
    }
    if (!(largest <= t.tolerance)) return set_wrong(one, off_by("the baked network", largest, t.tolerance));
    one.result = outcome::right;
}

}  // namespace

std::vector<entry> try_all(const std::filesystem::path& root, const std::set<std::string>& folders) {
    std::vector<entry> entries;
    baked_programs programs;
    std::size_t number = 0;
    for (const row& of : read_table(root / "index.csv")) {
        const std::string& id = of.at("id");
        entry made{id, id.substr(0, id.find('/')), of.at("scope"), of.at("format"), of.at("opset"), of.at("ops"), {}};
        if (!folders.contains(made.folder)) continue;
        CAPTURE(made.id);
        std::vector<trial> trials;
        if (made.folder == "onnx-conformance")
            trials = operator_case(root / made.id);
        else
            trials.push_back(stored_model(root, of));
        for (trial& t : trials) {
            attempt& one = made.attempts.emplace_back();
            one.trial = std::move(t);
            bake(one, programs, number++);
            one.trial.bytes = {};
        }
        entries.push_back(std::move(made));
    }
    const std::vector<baked_result> results = programs.run();
    for (entry& e : entries)
        for (attempt& one : e.attempts)
            if (one.program) judge(one, results[*one.program]);
    return entries;
}

}  // namespace corpus
