// SPDX-License-Identifier: Apache-2.0
// Every model of the corpus through the whole path: import, passes, header, compiler, and the outputs that other
// people's arithmetic gave.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <exception>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emit/bake.hpp"
#include "error.hpp"
#include "evaluate/evaluate.hpp"
#include "import/import.hpp"
#include "passes/passes.hpp"
#include "tests/corpus/baked_programs.hpp"
#include "tests/corpus/operator_case.hpp"
#include "tests/corpus/stored_model.hpp"
#include "tests/corpus/table.hpp"
#include "tests/generator/message_of.hpp"
#include "tests/generator/scratch_folder.hpp"
#include "tests/shared_files.hpp"

namespace {

namespace fs = std::filesystem;

/// In scope by the index, and yet rightly refused.
const std::map<std::string, const char*> rightly_refused{
    {"onnx-conformance/latest/node/test_training_dropout_mask", "dropout in training mode gives random outputs"},
    {"onnx-conformance/latest/pytorch-operator/test_operator_non_float_params",
     "two activations are multiplied, x and x + c; branches can only be added"},
    {"onnx-conformance/latest/node/test_reshape_allowzero_reordered", "the tensors have no elements"},
};

/// Files of the corpus that are not baked yet, with the reason: "ID: REASON", one a line, in not_yet.txt. A file that
/// is there although it passes fails the test, too: the list can only become shorter.
std::set<std::string> read_not_yet() {
    std::set<std::string> ids;
    std::istringstream lines(read_bytes(ZINFER_TEST_NOT_YET));
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && !line.starts_with('#')) ids.insert(line.substr(0, line.find(':')));
    return ids;
}

enum class outcome : unsigned char { right, refused, wrong };

/// What became of one form of one file.
struct attempt {
    corpus::trial trial;
    outcome result = outcome::refused;
    std::string reason;                  ///< why it is refused, or what is wrong
    std::optional<std::size_t> program;  ///< index of the baked network
};

struct entry {
    std::string id;
    std::string folder;  ///< the first part of the id
    std::string scope;
    std::vector<attempt> attempts;

    /// One form that is right makes the file right: the others ask for something else.
    const attempt& best() const {
        const attempt* found = &attempts.front();
        for (const attempt& one : attempts)
            if (one.result == outcome::right || (one.result == outcome::wrong && found->result == outcome::refused))
                found = &one;
        return *found;
    }
};

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
bool fits_float32(const corpus::trial& t, std::size_t row) {
    const auto all = [](std::span<const double> values) {
        return std::all_of(values.begin(), values.end(), corpus::fits_float32);
    };
    return all(t.inputs.row(row)) && all(t.expected.row(row));
}

/// The float64 reference, on the first inputs.
void check_reference(attempt& one, const zgen::graph& g, const char* what) {
    constexpr std::size_t enough = 10;  // the large networks take their time
    for (std::size_t row = 0; row < std::min(one.trial.inputs.rows, enough); ++row) {
        if (!fits_float32(one.trial, row)) continue;
        const std::vector<double> found = zgen::evaluate(g, one.trial.inputs.row(row));
        const double largest = difference(found, one.trial.expected.row(row));
        if (!(largest <= one.trial.tolerance)) return set_wrong(one, off_by(what, largest, one.trial.tolerance));
    }
}

/// Imports and bakes; what the result computes is seen later.
void bake(attempt& one, corpus::baked_programs& programs, std::size_t number) try {
    const corpus::trial& t = one.trial;
    zgen::graph g = zgen::import_model(t.bytes, t.file);
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
} catch (const zgen::error& refusal) {
    one.result = outcome::refused;
    one.reason = refusal.what();
} catch (const std::exception& other) {
    set_wrong(one, fmt::format("throws something else: {}", other.what()));
}

/// Holds what the compiled network gave against the golden outputs.
void judge(attempt& one, const corpus::baked_result& result) {
    const corpus::trial& t = one.trial;
    if (!result.compiled) return set_wrong(one, "the header does not compile");
    if (!result.passed_self_test) return set_wrong(one, "the self-test fails");
    if (result.statuses.size() != t.expected.rows) return set_wrong(one, "the program breaks off");
    const std::vector<double> outputs(result.outputs.begin(), result.outputs.end());
    double largest = 0;
    for (std::size_t row = 0; row < t.expected.rows; ++row) {
        const auto expected = t.expected.row(row);
        const bool has_value = fits_float32(t, row);
        if (has_value != (result.statuses[row] == zinfer::status::ok))
            return set_wrong(one, fmt::format("input {} has status {}", row, zinfer::name(result.statuses[row])));
        if (!has_value) continue;
        largest =
            std::max(largest, difference(std::span(outputs).subspan(row * expected.size(), expected.size()), expected));
    }
    if (!(largest <= t.tolerance)) return set_wrong(one, off_by("the baked network", largest, t.tolerance));
    one.result = outcome::right;
}

/// Reads the index' files below these folders, bakes what can be baked, and runs it.
std::vector<entry> try_all(const fs::path& root, const std::set<std::string>& folders) {
    std::vector<entry> entries;
    corpus::baked_programs programs;
    std::size_t number = 0;
    for (const corpus::row& row : corpus::read_table(root / "index.csv")) {
        entry made{row.at("id"), row.at("id").substr(0, row.at("id").find('/')), row.at("scope"), {}};
        if (!folders.contains(made.folder)) continue;
        CAPTURE(made.id);
        std::vector<corpus::trial> trials;
        if (made.folder == "onnx-conformance")
            trials = corpus::operator_case(root / made.id);
        else
            trials.push_back(corpus::stored_model(root, row));
        for (corpus::trial& t : trials) {
            attempt& one = made.attempts.emplace_back();
            one.trial = std::move(t);
            bake(one, programs, number++);
            one.trial.bytes = {};
        }
        entries.push_back(std::move(made));
    }
    const std::vector<corpus::baked_result> results = programs.run();
    for (entry& e : entries)
        for (attempt& one : e.attempts)
            if (one.program) judge(one, results[*one.program]);
    return entries;
}

/// A refusal's reason in one line, without the file.
std::string short_reason(const attempt& one) {
    std::string text = one.reason;
    if (const std::string prefix = one.trial.file.string() + ": "; text.starts_with(prefix))
        text.erase(0, prefix.size());
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    // The first of a list of problems.
    if (line.ends_with(':')) std::getline(lines, line);
    line.erase(0, line.find_first_not_of(' '));
    return line;
}

bool names_a_layer(const std::string& reason) {
    // A file of weights alone has none.
    return contains(reason, "node '") || contains(reason, "layer '") || contains(reason, "weights without a model");
}

/// What is to be said against an entry; empty where nothing is.
std::string objection(const entry& e, bool not_yet) {
    const attempt& best = e.best();
    if (best.result == outcome::wrong) return fmt::format("{}: {}", best.trial.form, best.reason);
    const bool excused = not_yet || rightly_refused.contains(e.id);
    std::string open;  // what the list of those not done yet may excuse
    if (e.scope == "yes" && best.result == outcome::refused)
        open = "is refused: " + short_reason(best);
    else if (e.scope == "no" && best.result == outcome::right)
        open = "is accepted; expected a refusal";
    else if (best.result == outcome::refused)
        for (const attempt& one : e.attempts) {
            if (!one.reason.starts_with(one.trial.file.string() + ": ")) return "the refusal does not name the file";
            if (e.scope == "no" && !names_a_layer(one.reason))
                open = "the refusal names no node and no layer: " + short_reason(one);
        }
    if (open.empty() && excused) return "needs no excuse any more: take it off the list";
    return excused ? "" : open;
}

void print_table(const std::vector<entry>& entries) {
    std::map<std::pair<std::string, std::string>, std::array<std::size_t, 3>> counts;
    for (const entry& e : entries) ++counts[{e.folder, e.scope}][static_cast<std::size_t>(e.best().result)];
    fmt::print("{:<17} {:<7} {:>5} {:>15} {:>7} {:>5}\n", "folder", "scope", "files", "baked and right", "refused",
               "wrong");
    for (const auto& [key, of] : counts)
        fmt::print("{:<17} {:<7} {:>5} {:>15} {:>7} {:>5}\n", key.first, key.second, of[0] + of[1] + of[2], of[0],
                   of[1], of[2]);
}

void check_folders(const std::set<std::string>& folders) {
    const auto root = shared_files::find("corpus");
    if (!root) return;
    const auto start = std::chrono::steady_clock::now();
    const std::vector<entry> entries = try_all(*root, folders);
    REQUIRE_FALSE(entries.empty());
    print_table(entries);

    const std::set<std::string> not_yet = read_not_yet();
    std::set<std::string> seen;
    for (const entry& e : entries) {
        seen.insert(e.id);
        const bool listed = not_yet.contains(e.id);
        if (const std::string text = objection(e, listed); !text.empty()) FAIL_CHECK(e.id << ": " << text);
        if (const auto known = rightly_refused.find(e.id); known != rightly_refused.end())
            fmt::print("refused rightly: {}: {}\n", e.id, known->second);
        else if (listed)
            fmt::print("not yet: {}: {}\n", e.id, short_reason(e.best()));
        for (const attempt& one : e.attempts)
            if (one.result == outcome::wrong && e.best().result == outcome::right)
                fmt::print("right when {}: {}; {}: {}\n", e.best().trial.form, e.id, one.trial.form, one.reason);
    }
    for (const std::string& id : not_yet)
        if (folders.contains(id.substr(0, id.find('/'))) && !seen.contains(id))
            FAIL_CHECK(id << ": is in not_yet.txt, but not in the corpus");
    fmt::print("{:.0f} s\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}

}  // namespace

TEST_CASE("corpus: whole networks are baked and right, or refused with a reason") {
    check_folders({"torch", "wild-onnx", "wild-keras", "redshift-keras"});
}

TEST_CASE("corpus: ONNX's conformance cases are baked and right, or refused with a reason") {
    check_folders({"onnx-conformance"});
}
