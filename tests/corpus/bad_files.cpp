// SPDX-License-Identifier: Apache-2.0
// Broken and hostile files, each given to zgen bake in a process of its own.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <limits>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "generator/cli/bake_model.hpp"
#include "generator/emit/literal.hpp"
#include "generator/evaluate/float32.hpp"
#include "generator/import/import.hpp"
#include "generator/import/onnx/onnx.pb.h"
#include "tests/corpus/limited_process.hpp"
#include "tests/corpus/table.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/shared_files.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t memory_limit = std::size_t{1} << 30;
#if defined(ZINFER_TEST_SANITIZED)
constexpr limited_process::limits limits{.seconds = 5, .address_space = 0};
constexpr const char* limited_memory = "resident memory (a sanitizer reserves too much address space to limit that)";
#else
constexpr limited_process::limits limits{.seconds = 5, .address_space = memory_limit};
constexpr const char* limited_memory = "address space";
#endif

enum class verdict : unsigned char { accept, refuse, either };

/// What the list says in its own words: "refuse: truncated protobuf", "ACCEPT: control", "accept or refuse clearly",
/// "refuse, or recognise by magic".
verdict verdict_of(const std::string& words) {
    if (words.starts_with("ACCEPT")) return verdict::accept;
    REQUIRE_MESSAGE(contains(words, "refuse"), "'" << words << "' is not a verdict");
    const bool other = words.starts_with("refuse or ") || words.starts_with("refuse, or ") || contains(words, "accept");
    return other ? verdict::either : verdict::refuse;
}

/// What is wrong with a refusal's message; empty where nothing is.
std::string fault_of(const std::string& message, const fs::path& file) {
    if (!message.starts_with("zgen: " + file.string() + ": ")) return "the message does not begin with the file";
    if (message.size() < file.string().size() + 20) return "the message says nothing";
    if (message.back() != '\n') return "the message has no end";
    std::istringstream lines(message);
    std::string line;
    std::getline(lines, line);
    // A list of problems, one a line, and what is supported.
    while (std::getline(lines, line))
        if (!line.starts_with("  ") && !line.starts_with("supported ")) return "there is more than one message";
    return {};
}

/// Whether what was said on standard error is nothing, or warnings alone.
bool all_warnings(const std::string& said) {
    std::istringstream lines(said);
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with("zgen: ") || line.find(": warning: ") == std::string::npos) return false;
    return true;
}

/// What is wrong with what zgen did with the file; empty where nothing is.
std::string fault_of(const limited_process::outcome& result, const fs::path& file, verdict expected,
                     const std::set<std::string>& written) {
    if (result.seconds > limits.seconds) return "it takes too long";
    if (result.peak_bytes > memory_limit) return "it takes too much memory";
    if (result.code != 0 && result.code != 1) return "it ends with code " + std::to_string(result.code);
    const bool accepted = result.code == 0;
    if (accepted && expected == verdict::refuse) return "it is accepted";
    if (!accepted && expected == verdict::accept) return "it is refused";
    if (!accepted && !written.empty()) return "it leaves a file";
    if (accepted && written != std::set<std::string>{"out.hpp"}) return "it does not leave one header";
    if (accepted && !all_warnings(result.errors)) return "it is accepted with an error message";
    return accepted ? "" : fault_of(result.errors, file);
}

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
    return names;
}

}  // namespace

TEST_CASE("bad files: zgen bake gives each the verdict it deserves, within 5 seconds and 1 GiB") {
    const auto folder = shared_files::find("corpus/bad");
    if (!folder) return;
    constexpr std::array names{"accept", "refuse", "accept or refuse"};
    struct count {
        std::size_t files = 0;
        std::size_t accepted = 0;
    };
    std::array<count, names.size()> counts;
    double slowest = 0;
    std::size_t largest = 0;
    std::set<std::string> judged{"list.csv"};
    for (const corpus::row& row : corpus::read_table(*folder / "list.csv")) {
        const fs::path file = *folder / row.at("file");
        const verdict expected = verdict_of(row.at("expected"));
        REQUIRE_MESSAGE(fs::exists(file), file.string() << " is missing");
        judged.insert(row.at("file"));

        const scratch_folder scratch;
        const fs::path output = scratch / "output";
        fs::create_directory(output);
        const auto result = limited_process::run(
            {ZINFER_TEST_ZGEN, "bake", file.string(), "-o", (output / "out.hpp").string()}, output, limits);
        const std::string fault = fault_of(result, file, expected, names_in(output));
        CHECK_MESSAGE(fault.empty(), row.at("file") << ": " << fault << "; expected: " << row.at("expected")
                                                    << "; it said: " << result.errors);
        CHECK(names_in(scratch.path()) == std::set<std::string>{"output"});
        ++counts[static_cast<std::size_t>(expected)].files;
        counts[static_cast<std::size_t>(expected)].accepted += result.code == 0;
        slowest = std::max(slowest, result.seconds);
        largest = std::max(largest, result.peak_bytes);
    }
    CHECK(judged == names_in(*folder));
    for (std::size_t i = 0; i < names.size(); ++i)
        fmt::print("{:<16} {:>4} files: {} accepted, {} refused\n", names[i], counts[i].files, counts[i].accepted,
                   counts[i].files - counts[i].accepted);
    fmt::print("each within {} s and 1 GiB of {}; the slowest took {:.2f} s, the largest {} MiB\n", limits.seconds,
               limited_memory, slowest, largest >> 20);
}

TEST_CASE("bad files: denormal, negative zero and the largest float32 reach the header bit by bit") {
    const auto file = shared_files::find("corpus/bad/denormal_negzero_max_weight.onnx");
    if (!file) return;
    zgen::onnx::ModelProto model;
    REQUIRE(model.ParseFromString(read_bytes(*file)));
    std::multiset<std::uint32_t> expected;
    for (const auto& tensor : model.graph().initializer()) {
        std::vector<std::uint32_t> bits(tensor.raw_data().size() / sizeof(std::uint32_t));
        if (tensor.data_type() != 1) continue;
        std::memcpy(bits.data(), tensor.raw_data().data(), bits.size() * sizeof(std::uint32_t));
        expected.insert(bits.begin(), bits.end());
    }
    const auto has = [&](float value) { return expected.contains(std::bit_cast<std::uint32_t>(value)); };
    REQUIRE(has(-0.0F));
    REQUIRE(has(std::numeric_limits<float>::max()));
    REQUIRE(std::any_of(expected.begin(), expected.end(),
                        [](std::uint32_t b) { return (b & 0x7f800000U) == 0 && (b & 0x7fffffU) != 0; }));

    const scratch_folder scratch;
    const fs::path header = scratch / "out.hpp";
    REQUIRE(
        limited_process::run({ZINFER_TEST_ZGEN, "bake", file->string(), "-o", header.string()}, scratch.path(), limits)
            .code == 0);
    // The header holds words of two weights each, in the kernels' order, filled up with zeros.
    const zgen::baked_model baked = zgen::bake_model(*file, {.name = "out"});
    const std::string text = read_bytes(header);
    std::multiset<std::uint32_t> found;
    for (const std::vector<std::uint64_t>& words : baked.weights) {
        for (const std::uint64_t word : words) {
            CHECK(contains(text, zgen::hex_literal(word)));
            found.insert(static_cast<std::uint32_t>(word));
            found.insert(static_cast<std::uint32_t>(word >> 32));
        }
    }
    CHECK(std::includes(found.begin(), found.end(), expected.begin(), expected.end()));
}

TEST_CASE("bad files: three hundred layers are read in their order, which is not that of the file") {
    const auto file = shared_files::find("corpus/bad/k_many_layers_btree.h5");
    if (!file) return;
    const zgen::baked_model baked = zgen::bake_model(*file, {.name = "layers"});
    CHECK(zgen::import_model(*file).layers.size() == 300);
    for (const float x : {0.0F, -1.5F, 0.1F, 1e-30F, 3e38F})
        CHECK(zgen::evaluate_float32(baked.network, baked.weights, std::vector{x}, [](auto...) {}) == std::vector{x});
}
