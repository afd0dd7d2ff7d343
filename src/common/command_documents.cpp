// SPDX-License-Identifier: Apache-2.0
#include "src/common/command_documents.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cctype>
#include <sstream>
#include <string_view>
#include <vector>

#include "zinfer/core/version.hpp"

namespace common {

namespace {

using options = std::vector<const CLI::Option*>;

/// The program's commands; of a program without commands itself alone.
std::vector<const CLI::App*> commands_of(const CLI::App& program) {
    std::vector<const CLI::App*> commands = program.get_subcommands(std::function<bool(const CLI::App*)>());
    if (commands.empty()) commands.push_back(&program);
    return commands;
}

bool has_commands(const CLI::App& program) {
    return commands_of(program).front() != &program;
}

options named(const CLI::App& app) {
    return app.get_options([](const CLI::Option* o) { return o->nonpositional(); });
}

options placed(const CLI::App& app) {
    return app.get_options([](const CLI::Option* o) { return o->get_positional(); });
}

bool takes_value(const CLI::Option& option) {
    return option.get_items_expected_max() > 0;
}

bool takes_several(const CLI::Option& option) {
    return option.get_items_expected_max() > 1;
}

/// "-o", "--output".
std::vector<std::string> names_of(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames()) names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
    return names;
}

/// The words that a value may be, where they are fixed: "on|off".
std::vector<std::string> choices_of(const CLI::Option& option) {
    std::vector<std::string> words;
    if (option.get_type_name().find('|') == std::string::npos) return words;
    std::istringstream text(option.get_type_name());
    for (std::string word; std::getline(text, word, '|');) words.push_back(word);
    return words;
}

std::string with(std::string text, std::string_view special, std::string_view before) {
    std::string result;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) result += before;
        result += c;
    }
    return result;
}

/// Text as roff prints it: a hyphen that is typed, a backslash, and no line that begins as a request does.
std::string roff(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (result.empty() || result.back() == '\n')
            if (c == '.' || c == '\'') result += "\\&";
        if (c == '\\')
            result += "\\e";
        else if (c == '-')
            result += "\\-";
        else
            result += c;
    }
    return result;
}

std::string value_of(const CLI::Option& option) {
    if (!takes_value(option)) return {};
    std::string text = fmt::format(" \\fI{}\\fR", roff(option.get_type_name()));
    if (takes_several(option)) text += " ...";
    return text;
}

std::string man_options(const CLI::App& app, const options& those) {
    std::string text;
    std::string group;
    for (const CLI::Option* option : placed(app))
        text += fmt::format(".TP\n\\fI{}\\fR\n{}\n", roff(option->get_name(true)), roff(option->get_description()));
    for (const CLI::Option* option : those) {
        if (option->get_group() != group && option->get_group() != "Options")
            text += fmt::format(".PP\n{}:\n", roff(option->get_group()));
        group = option->get_group();
        std::vector<std::string> names;
        for (const std::string& name : names_of(*option)) names.push_back(fmt::format("\\fB{}\\fR", roff(name)));
        text +=
            fmt::format(".TP\n{}{}\n{}", fmt::join(names, ", "), value_of(*option), roff(option->get_description()));
        if (!option->get_default_str().empty()) text += fmt::format(" (default: {})", roff(option->get_default_str()));
        if (option->get_required()) text += " (required)";
        text += '\n';
    }
    return text;
}

/// Without --help: it stands with the program's.
options own(const CLI::App& command, const CLI::App& program) {
    return command.get_options([&](const CLI::Option* o) {
        return o->nonpositional() && (&command == &program || o != command.get_help_ptr());
    });
}

std::string synopsis(const CLI::App& program, const CLI::App& command) {
    std::string text = fmt::format(".B {}", program.get_name());
    if (&command != &program) text += " " + command.get_name();
    text += "\n";
    for (const CLI::Option* option : placed(command))
        text += fmt::format(".I {}{}\n", roff(option->get_name(true)), takes_several(*option) ? " ..." : "");
    for (const CLI::Option* option : own(command, program))
        if (option->get_required())
            text += fmt::format("\\fB{}\\fR{}\n", roff(names_of(*option).front()), value_of(*option));
    return text + ".RI [ options ]\n";
}

std::string man_footer(const CLI::App& app) {
    if (app.get_footer().empty()) return {};
    return fmt::format(".nf\n{}\n.fi\n", roff(app.get_footer()));
}

/// In single quotes, as sh, zsh and fish take them.
std::string quoted(const std::string& text) {
    return "'" + with(text, "'", "'\\'") + "'";
}

/// Words that no shell takes for anything else.
bool is_plain(const std::string& word) {
    for (const char c : word)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-' && c != '_') return false;
    return !word.empty();
}

/// What can be typed before a value that is one of these words.
struct choice {
    std::vector<std::string> names;
    std::vector<std::string> words;
};

std::vector<choice> choices_in(const CLI::App& app) {
    std::vector<choice> choices;
    for (const CLI::Option* option : named(app)) {
        choice c{names_of(*option), {}};
        for (const std::string& word : choices_of(*option))
            if (is_plain(word)) c.words.push_back(word);
        if (!c.words.empty()) choices.push_back(std::move(c));
    }
    return choices;
}

std::string all_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : named(app))
        for (const std::string& name : names_of(*option)) names.push_back(name);
    return fmt::format("{}", fmt::join(names, " "));
}

std::string zsh_arguments(const CLI::App& app) {
    std::string text;
    for (const CLI::Option* option : named(app)) {
        const std::vector<std::string> names = names_of(*option);
        std::string what = "[" + with(option->get_description(), "[]\\:", "\\") + "]";
        if (takes_value(*option)) {
            const std::vector<std::string> words = choices_of(*option);
            what += fmt::format(":{}:{}", with(option->get_type_name(), ":\\", "\\"),
                                words.empty() ? "_files" : fmt::format("({})", fmt::join(words, " ")));
        }
        for (const std::string& name : names)
            text += fmt::format(" \\\n        {}", quoted(fmt::format("({}){}{}", fmt::join(names, " "), name, what)));
    }
    return text + " \\\n        '*:file:_files'\n";
}

}  // namespace

std::string man_page(const CLI::App& program) {
    const std::string& name = program.get_name();
    std::string upper = name;
    for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    std::string text = fmt::format(
        ".\\\" Made from the program's command line.\n.TH {} 1 \"\" \"zinfer {}\" \"User Commands\"\n.SH NAME\n"
        "{} \\- {}\n.SH SYNOPSIS\n",
        upper, zinfer::version, name, roff(program.get_description()));
    bool first = true;
    for (const CLI::App* command : commands_of(program)) {
        if (!first) text += ".br\n";
        first = false;
        text += synopsis(program, *command);
    }
    if (has_commands(program)) {
        text += ".SH COMMANDS\n";
        for (const CLI::App* command : commands_of(program))
            text += fmt::format(".SS {}\n{}\n{}{}", roff(command->get_name()), roff(command->get_description()),
                                man_options(*command, own(*command, program)),
                                command->get_footer().empty() ? "" : ".PP\n" + man_footer(*command));
    }
    text += ".SH OPTIONS\n" + man_options(program, named(program)) +
            ".SH EXIT STATUS\n0, or 1 for bad input, or 2 for "
            "bad usage, or 128 and the number of the signal that ended the program.\n";
    if (!program.get_footer().empty()) text += ".SH NOTES\n" + man_footer(program);
    return text;
}

std::string bash_completion(const CLI::App& program) {
    const std::string& name = program.get_name();
    std::string values;
    std::string names;
    std::vector<std::string> commands;
    const auto add = [&](const std::string& command, const CLI::App& app) {
        for (const choice& c : choices_in(app)) {
            std::string patterns;
            for (const std::string& option : c.names)
                patterns += fmt::format("{}'{} {}'", patterns.empty() ? "" : " | ", command, option);
            values += fmt::format("        {}) words='{}' ;;\n", patterns, fmt::join(c.words, " "));
        }
        names += fmt::format("            {}) words='{}' ;;\n", command.empty() ? "*" : command, all_names(app));
    };
    if (has_commands(program))
        for (const CLI::App* command : commands_of(program)) {
            commands.push_back(command->get_name());
            add(command->get_name(), *command);
        }
    add("", program);
    return fmt::format(
        "# bash completion for {0}, made from its command line\n"
        "_{0}() {{\n"
        "    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command= words= word\n"
        "    for word in {1}; do\n"
        "        if [[ $COMP_CWORD -gt 1 && ${{COMP_WORDS[1]}} == \"$word\" ]]; then command=$word; fi\n"
        "    done\n"
        "    case \"$command $previous\" in\n{2}    esac\n"
        "    if [[ -z $words && $current == -* ]]; then\n"
        "        case $command in\n{3}        esac\n"
        "    elif [[ -z $words && $COMP_CWORD -eq 1 ]]; then\n"
        "        words='{1}'\n"
        "    fi\n"
        "    # Without words, names of files.\n"
        "    COMPREPLY=()\n"
        "    if [[ -n $words ]]; then mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\"); fi\n"
        "}}\n"
        "complete -o default -F _{0} {0}\n",
        name, fmt::join(commands, " "), values, names);
}

std::string zsh_completion(const CLI::App& program) {
    const std::string& name = program.get_name();
    std::string text = fmt::format("#compdef {0}\n# Made from the program's command line.\n_{0}() {{\n", name);
    if (!has_commands(program)) return text + "    _arguments" + zsh_arguments(program) + "}\n_" + name + " \"$@\"\n";
    text += "    local -a commands\n    commands=(\n";
    for (const CLI::App* command : commands_of(program))
        text += fmt::format("        {}\n", quoted(command->get_name() + ":" + command->get_description()));
    text +=
        "    )\n    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n        _describe command commands\n"
        "        return\n    fi\n    case $words[2] in\n";
    for (const CLI::App* command : commands_of(program))
        text += fmt::format("    {})\n        shift words\n        (( CURRENT-- ))\n        _arguments{}        ;;\n",
                            command->get_name(), zsh_arguments(*command));
    return text + "    *)\n        _arguments" + zsh_arguments(program) + "        ;;\n    esac\n}\n_" + name +
           " \"$@\"\n";
}

std::string fish_completion(const CLI::App& program) {
    const std::string& name = program.get_name();
    const auto escaped = [](const std::string& text) { return "'" + with(text, "'\\", "\\") + "'"; };
    std::string text = fmt::format("# fish completion for {}, made from its command line\n", name);
    const auto add = [&](const std::string& condition, const CLI::App& app) {
        for (const CLI::Option* option : named(app)) {
            text += fmt::format("complete -c {}{}", name, condition);
            for (const std::string& s : option->get_snames()) text += " -s " + s;
            for (const std::string& l : option->get_lnames()) text += " -l " + l;
            const std::vector<std::string> words = choices_of(*option);
            if (!words.empty())
                text += fmt::format(" -x -a {}", escaped(fmt::format("{}", fmt::join(words, " "))));
            else if (takes_value(*option))
                text += " -r";
            text += fmt::format(" -d {}\n", escaped(option->get_description()));
        }
    };
    if (!has_commands(program)) {
        add("", program);
        return text;
    }
    for (const CLI::App* command : commands_of(program)) {
        text += fmt::format("complete -c {} -n __fish_use_subcommand -a {} -d {}\n", name, command->get_name(),
                            escaped(command->get_description()));
        add(fmt::format(" -n '__fish_seen_subcommand_from {}'", command->get_name()), *command);
    }
    add(" -n __fish_use_subcommand", program);
    return text;
}

}  // namespace common
