// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/harness.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "generator/emit/header.hpp"
#include "generator/verify/host_compiler.hpp"
#include "generator/verify/runtime_headers.hpp"
#include "src/common/atomic_file.hpp"
#include "src/common/error.hpp"
#include "src/common/process.hpp"

namespace zgen {

namespace {

/// For each input: its status by the guard; if that is ok, the activations of every stage.
constexpr std::string_view source = R"(
#include <cstddef>
#include <cstdio>
#include <span>

namespace {

using baked::network;

network::workspace memory;
float input[network::input_size];
float output[network::output_size];

void write(const void* bytes, std::size_t size) { std::fwrite(bytes, 1, size, stdout); }

}  // namespace

int main(int, char** arguments) {
    const zinfer::self_test_report report = baked::self_test(memory);
    if (!report.passed()) {
        std::fprintf(stderr, "self-test: layer %s fails\n", report.layer);
        return 1;
    }
    std::FILE* inputs = std::fopen(arguments[1], "rb");
    while (std::fread(input, sizeof input, 1, inputs) == 1) {
        const zinfer::status status = zinfer::check_input(network::guard, input);
        write(&status, sizeof status);
        if (status != zinfer::status::ok) continue;
        network::predict(input, output, memory, [](std::size_t, std::size_t, std::span<const float> activations) {
            write(activations.data(), activations.size_bytes());
        });
    }
    return 0;
}
)";

std::string_view as_text(std::span<const float> values) {
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

}  // namespace

harness::harness(const baked_model& model, const std::filesystem::path& include) : model_(model) {
    const std::string headers = runtime_headers(include).string();
    common::write_file(folder_.path() / "model.hpp", header(model));
    common::write_file(folder_.path() / "harness.cpp",
                       fmt::format("#include \"model.hpp\"\nnamespace baked = {};\n{}", model.options.name, source));

    std::vector<std::string> command = host_compiler();
    for (const std::string& argument :
         {std::string("-std=c++20"), std::string("-O2"), std::string("-march=native"), std::string("-I"), headers,
          (folder_.path() / "harness.cpp").string(), std::string("-o"), (folder_.path() / "harness").string()})
        command.push_back(argument);
    const int code = common::process::start(command).wait();
    if (code != 0)
        throw common::error(
            fmt::format("{}: the baked header does not compile ({} ended with {}); set CXX to another compiler",
                        model.network.source, command.front(), code));
}

void harness::run(std::span<const float> inputs, const std::function<void(const row&)>& take) const {
    const std::filesystem::path file = folder_.path() / "inputs";
    common::write_file(file, as_text(inputs));
    common::process program = common::process::start({(folder_.path() / "harness").string(), file.string()});

    row r;
    bool whole = true;
    for (std::size_t i = 0; i < inputs.size() / model_.input_size() && whole; ++i) {
        whole = program.read(std::as_writable_bytes(std::span(&r.status, 1)));
        r.stages.assign(r.status == zinfer::status::ok ? model_.plan.stages.size() : 0, {});
        for (std::size_t s = 0; s < r.stages.size() && whole; ++s) {
            r.stages[s].resize(model_.plan.stages[s].context.output.size());
            whole = program.read(std::as_writable_bytes(std::span(r.stages[s])));
        }
        if (whole) take(r);
    }
    if (const int code = program.wait(); code != 0 || !whole)
        throw common::error(fmt::format("{}: the baked network's program ended with {}", model_.network.source, code));
}

}  // namespace zgen
