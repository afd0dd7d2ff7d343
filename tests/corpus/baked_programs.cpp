// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/baked_programs.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <span>
#include <string_view>
#include <utility>

#include "generator/emit/header.hpp"
#include "generator/verify/host_compiler.hpp"
#include "generator/verify/runtime_headers.hpp"
#include "src/common/atomic_file.hpp"
#include "src/common/process.hpp"
#include "tests/generator/networks.hpp"

namespace corpus {

namespace {

/// Of one program: enough that the runtime's headers hardly count, few enough that its compiler stays small.
constexpr std::size_t most_networks = 20;
constexpr std::size_t most_bytes = std::size_t{4} << 20;

constexpr std::string_view opening = R"(
#include <cstdio>
#include <string>

namespace {

void write(const void* bytes, std::size_t size) { std::fwrite(bytes, 1, size, stdout); }

/// Whether the self-test passes; then, for each input, status and outputs.
template <class Network, class Predict>
void run(const std::string& inputs, bool passed, Predict predict) {
    static typename Network::workspace memory;
    static float input[Network::input_size];
    static float output[Network::output_size];
    write(&passed, sizeof passed);
    std::FILE* file = std::fopen(inputs.c_str(), "rb");
    while (std::fread(input, sizeof input, 1, file) == 1) {
        const zinfer::status status = predict(input, output, memory);
        write(&status, sizeof status);
        write(output, sizeof output);
    }
    std::fclose(file);
}

}  // namespace

int main(int, char** arguments) {
    const std::string folder = arguments[1];
)";

std::string program_of(const std::vector<std::size_t>& networks) {
    return fmt::format("program_{}_{}", networks.front(), networks.size());
}

}  // namespace

std::size_t baked_programs::add(const zgen::baked_model& model, const tables::data_set& inputs) {
    const std::string text = zgen::header(model);
    const std::string& name = model.options.name;
    common::write_file(folder_.path() / (name + ".hpp"), text);
    const std::vector<float> values(inputs.values.begin(), inputs.values.end());
    common::write_file(folder_.path() / (name + ".f32"),
                       {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)});
    entries_.push_back({name, inputs.rows, model.output_size(), text.size()});
    return entries_.size() - 1;
}

std::vector<baked_programs::batch> baked_programs::batches() const {
    std::vector<batch> all;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        bytes += entries_[i].bytes;
        if (all.empty() || all.back().size() == most_networks || bytes > most_bytes) {
            all.emplace_back();
            bytes = entries_[i].bytes;
        }
        all.back().push_back(i);
    }
    return all;
}

std::string baked_programs::program(const batch& networks) const {
    std::string text;
    for (const std::size_t i : networks) text += fmt::format("#include \"{}.hpp\"\n", entries_[i].name);
    text += opening;
    for (const std::size_t i : networks)
        text += fmt::format(
            "    run<{0}::network>(folder + \"/{0}.f32\", {0}::self_test().passed(),\n"
            "        [](auto& in, auto& out, auto& memory) {{ return {0}::predict(in, out, memory); }});\n",
            entries_[i].name);
    return text + "}\n";
}

std::vector<baked_programs::batch> baked_programs::compile(const std::vector<batch>& all) const {
    constexpr std::size_t at_once = 2;
    std::vector<batch> compiled;
    std::deque<std::pair<const batch*, common::process>> running;
    const auto finish_one = [&] {
        if (running.front().second.wait() == 0) compiled.push_back(*running.front().first);
        running.pop_front();
    };
    for (const batch& networks : all) {
        const std::filesystem::path source = folder_.path() / (program_of(networks) + ".cpp");
        common::write_file(source, program(networks));
        std::vector<std::string> command = zgen::host_compiler();
        for (const std::string& argument : {std::string("-std=c++20"), std::string("-O1"), std::string("-march=native"),
                                            std::string("-I"), zgen::runtime_headers().string(), source.string(),
                                            std::string("-o"), (folder_.path() / program_of(networks)).string()})
            command.push_back(argument);
        if (running.size() == at_once) finish_one();
        running.emplace_back(&networks, common::process::start(command));
    }
    while (!running.empty()) finish_one();
    return compiled;
}

void baked_programs::run(const batch& networks, std::vector<baked_result>& results) const {
    common::process program =
        common::process::start({(folder_.path() / program_of(networks)).string(), folder_.path().string()});
    const auto read = [&](auto* values, std::size_t count) {
        return program.read(std::as_writable_bytes(std::span(values, count)));
    };
    for (const std::size_t i : networks) {
        baked_result& result = results[i];
        result.compiled = true;
        if (!read(&result.passed_self_test, 1)) return;
        std::vector<float> outputs(entries_[i].output_size);
        for (std::size_t row = 0; row < entries_[i].rows; ++row) {
            zinfer::status status{};
            if (!read(&status, 1) || !read(outputs.data(), outputs.size())) return;
            result.statuses.push_back(status);
            result.outputs.insert(result.outputs.end(), outputs.begin(), outputs.end());
        }
    }
}

std::vector<baked_result> baked_programs::run() const {
    std::vector<batch> all = batches();
    std::vector<batch> compiled = compile(all);
    // Those that do not compile together: one by one.
    std::vector<batch> rest;
    for (const batch& networks : all)
        if (networks.size() > 1 && std::find(compiled.begin(), compiled.end(), networks) == compiled.end())
            for (const std::size_t i : networks) rest.push_back({i});
    for (batch& one : compile(rest)) compiled.push_back(std::move(one));

    std::vector<baked_result> results(entries_.size());
    for (const batch& networks : compiled) run(networks, results);
    return results;
}

}  // namespace corpus

TEST_CASE("baked networks give their outputs, whatever becomes of those beside them") {
    corpus::baked_programs programs;
    const auto baked = [](const char* name) {
        return zgen::bake(networks::chain({1, 2}, {zgen::relu{}}), "", {.name = name});
    };
    const tables::data_set inputs{.rows = 2, .columns = 2, .values = {1, -1, -2, 2}, .ids = {}};
    programs.add(baked("good"), inputs);
    programs.add(baked("while"), inputs);  // no name for a namespace
    zgen::baked_model wrong = baked("wrong");
    wrong.vectors[0].digests[0] ^= 1;
    programs.add(wrong, inputs);

    const std::vector<corpus::baked_result> results = programs.run();
    REQUIRE(results.size() == 3);
    CHECK(results[0].compiled);
    CHECK(results[0].passed_self_test);
    CHECK(results[0].outputs == std::vector<float>{1, 0, 0, 2});
    CHECK(results[0].statuses == std::vector(2, zinfer::status::ok));
    CHECK_FALSE(results[1].compiled);
    CHECK(results[1].outputs.empty());
    CHECK(results[2].compiled);
    CHECK_FALSE(results[2].passed_self_test);
}
