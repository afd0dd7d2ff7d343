// SPDX-License-Identifier: Apache-2.0
#include "src/common/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <limits>
#include <new>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "src/common/command_documents.hpp"
#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"
#include "src/common/interruption.hpp"
#include "src/common/print_out.hpp"
#include "src/common/suggestion.hpp"
#include "zinfer/core/version.hpp"

namespace common {

namespace {

constexpr int signal_base = 128;

/// What stands for a value in --help.
std::string value_name(const std::string&) {
    return "TEXT";
}
template <class T>
std::string value_name(const T&) {
    return std::is_floating_point_v<T> ? "X" : "N";
}
template <class T>
std::string value_name(const std::vector<T>&) {
    return value_name(T{});
}
template <class T>
std::string value_name(const std::optional<T>&) {
    return value_name(T{});
}

/// An argument as a shell takes it.
std::string for_shell(const std::string& argument) {
    const bool plain = !argument.empty() && std::all_of(argument.begin(), argument.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 ||
               std::string_view("-_./=:,+@%").find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (plain) return argument;
    std::string text = "'";
    for (const char c : argument) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* each : app.get_options()) {
        for (const std::string& name : each->get_lnames()) names.push_back("--" + name);
        for (const std::string& name : each->get_snames()) names.push_back("-" + name);
    }
    return names;
}

/// The exit code of a program that says this.
int printed(const std::string& text) {
    try {
        print_out(text);
    } catch (const closed_pipe&) {
        // Enough was read.
    } catch (const error& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return bad_input;
    }
    return 0;
}

}  // namespace

option& option::required() {
    added_->required();
    return *this;
}

option& option::show_default() {
    added_->capture_default_str();
    return *this;
}

option& option::one_of(std::vector<std::string> allowed) {
    added_->type_name(fmt::format("{}", fmt::join(allowed, "|")));
    added_->check(CLI::Validator(
        [allowed](const std::string& given) {
            if (std::find(allowed.begin(), allowed.end(), given) != allowed.end()) return std::string();
            return fmt::format("{} is none of {}{}", in_quotes(given), fmt::join(allowed, ", "),
                               did_you_mean(given, allowed));
        },
        ""));
    return *this;
}

option& option::not_negative() {
    return within(0.0, std::numeric_limits<double>::max());
}

template <class T>
option& option::within(T lowest, T highest) {
    added_->check(CLI::Validator(
        [lowest, highest](const std::string& given) {
            T value{};
            if (CLI::detail::lexical_cast(given, value) && value >= lowest && value <= highest) return std::string();
            if (highest == std::numeric_limits<T>::max())
                return fmt::format("{} is not a number of at least {}", in_quotes(given), lowest);
            return fmt::format("{} is not a number from {} to {}", in_quotes(given), lowest, highest);
        },
        ""));
    return *this;
}

option& option::takes(int count) {
    added_->expected(count);
    return *this;
}

option& option::split_at(char delimiter) {
    added_->delimiter(delimiter);
    return *this;
}

option& option::under(const std::string& heading) {
    added_->group(heading);
    return *this;
}

option& option::value_name(const std::string& name) {
    added_->type_name(name);
    return *this;
}

command command::add_command(const std::string& name, const std::string& description) {
    app_->require_subcommand(1);
    CLI::App* const added = app_->add_subcommand(name, description);
    added->group("Commands");
    return {added, given_};
}

template <class T>
option command::add_option(const std::string& names, T& value, const std::string& description) {
    return option(app_->add_option(names, value, description)->type_name(value_name(value)));
}

option command::add_option(const std::string& names, std::function<void(const std::string&)> read,
                           const std::string& description) {
    return option(app_->add_option_function<std::string>(names, read, description));
}

option command::add_flag(const std::string& names, bool& value, const std::string& description) {
    return option(app_->add_flag(names, value, description));
}

void command::footer(const std::string& text) {
    app_->footer(text);
}

void command::action(std::function<void()> run) {
    app_->callback(std::move(run));
}

std::string command::as_typed() const {
    std::string line;
    for (const std::string& argument : *given_) line += (line.empty() ? "" : " ") + for_shell(argument);
    return line;
}

command_line::command_line(const std::string& program, const std::string& description)
    : command(nullptr, std::make_shared<std::vector<std::string>>()),
      program_(program),
      owned_(std::make_unique<CLI::App>(description, program)) {
    app_ = owned_.get();
    app_->get_formatter()->label("SUBCOMMAND", "COMMAND");
    app_->set_version_flag("--version", program + " " + zinfer::version, "Print the version and exit");
}

command_line::~command_line() = default;

std::string command_line::explained(const std::string& what) const {
    const std::vector<CLI::App*> chosen = app_->get_subcommands();
    const CLI::App& reader = chosen.empty() ? *app_ : *chosen.back();
    std::vector<std::string> commands;
    for (const CLI::App* each : app_->get_subcommands({})) commands.push_back(each->get_name());

    std::string problem = what;
    const std::vector<std::string> unknown = app_->remaining(true);
    if (!unknown.empty() && unknown.front().size() > 1 && unknown.front().front() == '-') {
        const std::string name = unknown.front().substr(0, unknown.front().find('='));
        problem = fmt::format("unknown option {}{}", in_quotes(name), did_you_mean(name, option_names(reader)));
    } else if (chosen.empty() && !commands.empty()) {
        problem = unknown.empty() ? fmt::format("expected a command: {}", fmt::join(commands, ", "))
                                  : fmt::format("unknown command {}{}", in_quotes(unknown.front()),
                                                did_you_mean(unknown.front(), commands));
    } else if (!unknown.empty()) {
        problem = fmt::format("unexpected argument {}", in_quotes(unknown.front()));
    }
    return fmt::format("{}\n{} --help says what there is", problem,
                       chosen.empty() ? program_ : program_ + " " + reader.get_name());
}

void command_line::run(std::vector<std::string> arguments) {
    *given_ = arguments;
    given_->insert(given_->begin(), program_);
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    try {
        app_->parse(std::move(arguments));
    } catch (const CLI::ParseError& e) {
        throw usage_error(explained(e.what()));
    }
}

void command_line::add_documents() {
    const auto print = [](const std::string& text) {
        print_out(text);
        throw CLI::Success();
    };
    app_->add_option_function<std::string>(
            "--completion",
            [this, print](const std::string& shell) {
                if (shell == "bash") print(bash_completion(*app_));
                if (shell == "zsh") print(zsh_completion(*app_));
                if (shell == "fish") print(fish_completion(*app_));
                throw usage_error(fmt::format("--completion: {} is none of bash, zsh, fish", in_quotes(shell)));
            },
            "Print what completes the command line in this shell and exit")
        ->type_name("bash|zsh|fish");
    app_->add_flag_callback(
        "--man", [this, print] { print(man_page(*app_)); }, "Print the manual page (for man -l -) and exit");
}

int command_line::run(int argc, char** argv) noexcept {
    const auto fail = [&](const char* what, int code) {
        std::fprintf(stderr, "%s: %s\n", program_.c_str(), what);
        return code;
    };
    try {
        // A pipe whose reader has ended is then an error of the write, and files are left as after any error.
        std::signal(SIGPIPE, SIG_IGN);
        handle_interruption();
        given_->assign(argv, argv + argc);
        add_documents();
        app_->parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return printed(app_->help());
    } catch (const CLI::CallForVersion& e) {
        return printed(std::string(e.what()) + "\n");
    } catch (const CLI::Success&) {
        return 0;
    } catch (const CLI::ParseError& e) {
        return fail(explained(e.what()).c_str(), bad_usage);
    } catch (const usage_error& e) {
        return fail(e.what(), bad_usage);
    } catch (const closed_pipe&) {
        return 0;
    } catch (const interrupted& e) {
        return fail(e.what(), signal_base + e.signal);
    } catch (const std::bad_alloc&) {
        return fail("not enough memory", bad_input);
    } catch (const std::exception& e) {
        return fail(e.what(), bad_input);
    }
    return 0;
}

template option& option::within(int, int);
template option& option::within(unsigned, unsigned);
template option& option::within(std::size_t, std::size_t);
template option& option::within(double, double);

template option command::add_option(const std::string&, std::string&, const std::string&);
template option command::add_option(const std::string&, int&, const std::string&);
template option command::add_option(const std::string&, unsigned&, const std::string&);
template option command::add_option(const std::string&, std::size_t&, const std::string&);
template option command::add_option(const std::string&, double&, const std::string&);
template option command::add_option(const std::string&, std::vector<std::string>&, const std::string&);
template option command::add_option(const std::string&, std::vector<std::size_t>&, const std::string&);
template option command::add_option(const std::string&, std::optional<std::size_t>&, const std::string&);
template option command::add_option(const std::string&, std::optional<double>&, const std::string&);

}  // namespace common
