// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/bake_summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "generator/bake/stack.hpp"
#include "generator/emit/c_interface.hpp"
#include "generator/emit/description.hpp"
#include "generator/verify/runtime_headers.hpp"
#include "src/common/error.hpp"

namespace zgen {

namespace {

/// How each convolution is computed and why, and how close the result is to float64.
std::string choices_text(const baked_model& model) {
    std::size_t width = 0;
    for (const convolution_choice& choice : model.convolutions)
        width = std::max(width, model.network.layers[choice.layer].name.size());
    std::string text;
    for (const convolution_choice& choice : model.convolutions) {
        text += fmt::format("{:<{}}  {:<7} {}", model.network.layers[choice.layer].name, width,
                            name_of(choice, model.network) + ":", choice.reason);
        if (choice.tile > 0) text += fmt::format("; bound {:.1e}, direct {:.1e}", choice.bound, choice.direct_bound);
        text += '\n';
    }
    if (model.error_bound > 0)
        text +=
            "bound   of rounding errors on any input, as a part of the largest |input| times a filter's |weights|\n";
    text +=
        fmt::format("error   {:.1e} of the largest output at most, {:.1e} on average, over {} inputs\n",
                    model.relative_error(model.largest_error), model.relative_error(model.mean_error), model.inputs);
    if (model.input_scale < 1)
        text += fmt::format("inputs  at most {:.1e}: larger ones within [0, 1] overflow float32\n", model.input_scale);
    return text;
}

std::string written_text(const baked_files& written) {
    std::string text;
    for (const baked_files::file& file : written.files)
        text += fmt::format("{}{} ({} bytes)", text.empty() ? "wrote   " : ", ",
                            file.path == "-" ? "standard output" : file.path.string(), grouped(file.bytes));
    return text + '\n';
}

std::string memory_text(const baked_model& model, bool c_interface) {
    std::size_t words = 0;
    for (const auto& w : model.weights) words += w.size();
    std::size_t vectors = 0;
    for (const test_vector& v : model.vectors)
        vectors += sizeof(float) * (v.input.size() + v.output.size()) + sizeof(std::uint32_t) * v.digests.size();
    const bool on_stack = model.options.workspace == workspace_storage::on_stack;
    std::string text = fmt::format("flash   {} bytes of weights, {} of test vectors; code comes on top\n",
                                   grouped(words * sizeof(std::uint64_t)), grouped(vectors));
    text += fmt::format("RAM     {} bytes of workspace, {} for batches; calls without one keep it {}\n",
                        grouped(model.workspace_bytes()), grouped(model.batch_workspace_bytes),
                        on_stack ? "on the stack" : "in static memory");
    const std::size_t call = call_stack_bytes(model);
    text += fmt::format("stack   {} bytes for a call without a workspace, {} with one",
                        grouped(call + (on_stack ? model.workspace_bytes() : 0)), grouped(call));
    if (c_interface && batches_on_stack(model))
        text +=
            fmt::format(", {} for {}_predict_batch", grouped(call + model.batch_workspace_bytes), model.options.name);
    return text + "; compiled with optimization\n";
}

/// A word of a command line for a shell.
std::string shell_word(const std::string& word) {
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_-+./=,:@%").find(c) != std::string_view::npos;
    });
    if (plain && !word.empty()) return word;
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
    return quoted + "'";
}

/// The compiler with the flags of what the model was baked for; of several processors, of this machine.
struct toolchain {
    std::string prefix;
    std::string flags;
    bool hosted = true;  ///< links a program without further ado
};

toolchain toolchain_of(const bake_options& options) {
    if (options.processors.size() != 1) return {"", " -march=native"};
    switch (options.processors.front()) {
        case processor::x86_64_v3:
            return {"", " -march=x86-64-v3"};
        case processor::x86_64_v4:
            return {"", " -march=x86-64-v4"};
        case processor::aarch64:
            return {"aarch64-linux-gnu-", ""};
        case processor::cortex_m:
            return {"arm-none-eabi-", " -mcpu=cortex-m7 -mthumb -mfloat-abi=hard -mfpu=fpv5-d16", false};
    }
    return {"", " -march=native"};
}

/// " -I FOLDER" with zinfer/zinfer.hpp in it.
std::string runtime_option() {
    try {
        return " -I " + shell_word(runtime_headers().string());
    } catch (const common::error&) {
        return " -I INCLUDE";  // which the user has to find
    }
}

std::string compile_text(const baked_model& model, const baked_files& written) {
    const std::filesystem::path& header = written.files.front().path;
    const toolchain tools = toolchain_of(model.options);
    const std::string folder = header.has_parent_path() ? " -I " + shell_word(header.parent_path().string()) : "";
    const std::string compiler =
        fmt::format("{}g++ -std=c++20 -O2{}{}", tools.prefix, tools.flags, written.standalone ? "" : runtime_option());
    if (!written.c_interface)
        return fmt::format("compile {}{}{} main.cpp\n", compiler, folder, tools.hosted ? "" : " -c");
    const std::string source = std::filesystem::path(header).replace_extension(".cpp").string();
    const std::string object = header.stem().string() + ".o";
    std::string text = fmt::format("compile {} -c {}\n", compiler, shell_word(source));
    if (tools.hosted) text += fmt::format("link    {}gcc{} main.c {}\n", tools.prefix, folder, shell_word(object));
    return text;
}

}  // namespace

std::string bake_summary(const baked_model& model, const baked_files& written) {
    return choices_text(model) + written_text(written) + memory_text(model, written.c_interface) +
           compile_text(model, written);
}

}  // namespace zgen
