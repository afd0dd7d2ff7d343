// SPDX-License-Identifier: Apache-2.0
// Every model of the corpus through the whole path: import, passes, header, compiler, and the outputs that other
// people's arithmetic gave.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/corpus/attempts.hpp"
#include "tests/corpus/support_table.hpp"
#include "tests/message_of.hpp"
#include "tests/shared_files.hpp"

namespace {

using corpus::attempt;
using corpus::entry;
using corpus::outcome;

/// In scope by the index, and yet rightly refused.
const std::map<std::string, const char*> rightly_refused{
    {"onnx-conformance/latest/node/test_training_dropout_mask", "dropout in training mode gives random outputs"},
    {"onnx-conformance/latest/pytorch-operator/test_operator_non_float_params",
     "two activations are multiplied, x and x + c; branches can only be added"},
    {"onnx-conformance/latest/node/test_reshape_allowzero_reordered", "the tensors have no elements"},
};

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

/// What is to be said against what became of a file; empty where nothing is.
std::string objection(const entry& e) {
    const attempt& best = e.best();
    const bool excused = rightly_refused.contains(e.id);
    if (best.result == outcome::wrong) return fmt::format("{}: {}", best.trial.form, best.reason);
    if (best.result == outcome::right) {
        if (excused) return "is right; it needs no excuse any more";
        return e.scope == "no" ? "is accepted; expected a refusal" : "";
    }
    if (e.scope == "yes" && !excused) return "is refused: " + short_reason(best);
    for (const attempt& one : e.attempts) {
        if (!one.reason.starts_with(one.trial.file.string() + ": ")) return "the refusal does not name the file";
        if (e.scope == "no" && !names_a_layer(one.reason))
            return "the refusal names no node and no layer: " + short_reason(one);
    }
    return "";
}

void print_counts(const std::vector<entry>& entries) {
    std::map<std::pair<std::string, std::string>, std::array<std::size_t, 3>> counts;
    for (const entry& e : entries) ++counts[{e.folder, e.scope}][static_cast<std::size_t>(e.best().result)];
    fmt::print("{:<17} {:<7} {:>5} {:>15} {:>7} {:>5}\n", "folder", "scope", "files", "baked and right", "refused",
               "wrong");
    for (const auto& [key, of] : counts)
        fmt::print("{:<17} {:<7} {:>5} {:>15} {:>7} {:>5}\n", key.first, key.second, of[0] + of[1] + of[2], of[0],
                   of[1], of[2]);
}

}  // namespace

TEST_CASE("corpus: every model is baked and right, or refused with a reason, as the support table says") {
    const auto root = shared_files::find("corpus");
    if (!root) return;
    const auto start = std::chrono::steady_clock::now();
    const std::vector<entry> entries =
        corpus::try_all(*root, {"torch", "wild-onnx", "wild-keras", "redshift-keras", "onnx-conformance"});
    REQUIRE_FALSE(entries.empty());
    print_counts(entries);
    for (const entry& e : entries) {
        if (const std::string text = objection(e); !text.empty()) FAIL_CHECK(e.id << ": " << text);
        if (const auto known = rightly_refused.find(e.id); known != rightly_refused.end())
            fmt::print("refused rightly: {}: {}\n", e.id, known->second);
        else if (e.scope == "partly" && e.best().result == outcome::refused)
            fmt::print("refused in part: {}: {}\n", e.id, short_reason(e.best()));
        for (const attempt& one : e.attempts)
            if (one.result == outcome::wrong && e.best().result == outcome::right)
                fmt::print("right when {}: {}; {}: {}\n", e.best().trial.form, e.id, one.trial.form, one.reason);
    }
    fmt::print("{:.0f} s\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    corpus::check_support_table(corpus::support_table(entries));
}
