// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/bake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "generator/bake/name.hpp"
#include "generator/cli/bake_model.hpp"
#include "generator/cli/bake_summary.hpp"
#include "generator/cli/warnings.hpp"
#include "generator/emit/c_interface.hpp"
#include "generator/emit/header.hpp"
#include "generator/emit/report.hpp"
#include "src/common/atomic_file.hpp"
#include "src/common/error.hpp"
#include "src/common/output_file.hpp"
#include "src/common/print_out.hpp"

namespace zgen {

namespace {

namespace fs = std::filesystem;

struct bake_command {
    std::string model;
    std::string output;
    std::string report;
    bool c_interface = false;
    bool standalone = false;
    bake_options options;
};

fs::path beside(const fs::path& header, const char* suffix) {
    return fs::path(header).replace_extension(suffix);
}

/// The C interface's files are named after the header, and include each other by that name.
void require_c_interface_names(const fs::path& header) {
    if (common::is_standard_output(header))
        throw common::usage_error(
            "-o -: --interface c writes three files, and standard output takes one; expected a name that ends in .hpp");
    const std::string stem = header.stem().string();
    const bool plain = std::all_of(stem.begin(), stem.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '.';
    });
    if (!plain || header.extension() != ".hpp")
        throw common::usage_error(
            fmt::format("-o {}: --interface c writes a .h and a .cpp file beside the header; expected a "
                        "name of letters, digits, _, - and ., ending in .hpp",
                        header.string()));
}

/// No file that is written may be another one, or the model.
void require_distinct(std::vector<fs::path> files) {
    for (fs::path& file : files) file = fs::weakly_canonical(file);
    std::sort(files.begin(), files.end());
    const auto twice = std::adjacent_find(files.begin(), files.end());
    if (twice != files.end())
        throw common::usage_error(
            fmt::format("{}: is named for two purposes; expected a file for each", twice->string()));
}

/// Writes all files or none: each is complete on disk before the first takes its name.
void write_files(const std::vector<std::pair<fs::path, std::string>>& files) {
    std::deque<common::atomic_file> open;
    for (const auto& [path, text] : files)
        if (!common::is_standard_output(path)) open.emplace_back(path).write(text);
    for (common::atomic_file& file : open) file.commit();
    for (const auto& [path, text] : files)
        if (common::is_standard_output(path)) common::print_out(text);
}

void bake_to_files(bake_command command) {
    const fs::path header_path = command.output;
    if (command.c_interface) require_c_interface_names(header_path);
    if (command.options.name.empty())
        command.options.name =
            name_after(common::is_standard_output(header_path) ? fs::path(command.model) : header_path);

    std::vector<fs::path> paths{command.model, header_path};
    if (command.c_interface) paths.insert(paths.end(), {beside(header_path, ".h"), beside(header_path, ".cpp")});
    if (!command.report.empty()) paths.emplace_back(command.report);
    require_distinct(std::move(paths));

    const baked_model model = bake_model(command.model, command.options);
    print_warnings(model.network, command.model);
    const runtime_source runtime = command.standalone ? runtime_source::own_text : runtime_source::include_folder;
    std::vector<std::pair<fs::path, std::string>> files{{header_path, header(model, runtime)}};
    if (command.c_interface) {
        files.emplace_back(beside(header_path, ".h"), c_header(model));
        files.emplace_back(beside(header_path, ".cpp"), c_source(model, header_path.stem().string()));
    }
    if (!command.report.empty()) files.emplace_back(command.report, bake_report(model));
    write_files(files);

    baked_files written{.files = {}, .c_interface = command.c_interface, .standalone = command.standalone};
    for (const auto& [path, text] : files) written.files.push_back({path, text.size()});
    const bool bytes_on_standard_output = std::any_of(
        files.begin(), files.end(), [](const auto& file) { return common::is_standard_output(file.first); });
    if (bytes_on_standard_output)
        fmt::print(stderr, "{}", bake_summary(model, written));
    else
        common::print_out(bake_summary(model, written));
}

}  // namespace

void add_bake(common::command& program) {
    common::command command = program.add_command("bake", "Bake a model into a C++ header");
    const auto options = std::make_shared<bake_command>();
    command.add_option("MODEL", options->model, "ONNX or Keras model").required();
    command.add_option("-o,--output", options->output, "the header to write; - is standard output").required();
    command.add_option(
        "--name", options->options.name,
        "namespace, and part of function names; without it, the header's name without suffix (with -o -, "
        "the model's)");
    add_network_options(command, options->options);
    using storages = std::vector<std::pair<const char*, workspace_storage>>;
    command.add_choice(
        "--workspace", options->options.workspace,
        storages{{"stack", workspace_storage::on_stack}, {"static", workspace_storage::in_static_memory}},
        "where the functions without a workspace keep theirs: stack (default), or static, not re-entrant");
    command.add_choice("--interface", options->c_interface, std::vector<std::pair<const char*, bool>>{{"c", true}},
                       "c: also write NAME.h and NAME.cpp, the interface for C and other languages");
    command.add_flag("--standalone", options->standalone,
                     "the header holds the runtime, too, and compiles without an include folder");
    command.add_option("--report", options->report, "JSON file that says what was baked");
    command.footer(
        "Examples:\n"
        "  zgen bake redshift.onnx -o redshift.hpp\n"
        "  zgen bake model.keras -o include/redshift.hpp --name redshift --guard flat --interface c\n"
        "  zgen bake redshift.onnx -o redshift.hpp --standalone\n"
        "Ends with what was written, what it takes of flash, RAM and stack, and the command that compiles it.");
    command.action([options] { bake_to_files(*options); });
}

}  // namespace zgen
