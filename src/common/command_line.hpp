// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// The command line of a program. CLI11 reads it; only command_line.cpp includes its headers, which take longer to
/// compile than most of the tools.
namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace common {

/// What a program ends with, beside 0.
inline constexpr int bad_input = 1;
inline constexpr int bad_usage = 2;

/// An option that was added to a command: what else is asked of it.
class option {
 public:
    explicit option(CLI::Option* added) noexcept : added_(added) {}

    option& required();
    /// Its value so far stands in --help.
    option& show_default();
    /// They stand for its value in --help; another word is refused, with the one that was meant.
    option& one_of(std::vector<std::string> allowed);
    option& not_negative();
    /// T is that of the option's value.
    template <class T>
    option& within(T lowest, T highest);
    /// Exactly `count` values.
    option& takes(int count);
    /// One argument holds several values.
    option& split_at(char delimiter);
    /// The heading that it stands under in --help.
    option& under(const std::string& heading);
    /// What stands for its value in --help.
    option& value_name(const std::string& name);

 private:
    CLI::Option* added_;
};

/// A program or one of its commands. What options refer to must live until the command line is read.
class command {
 public:
    /// `given` is where command_line::run puts the arguments.
    command(CLI::App* app, std::shared_ptr<std::vector<std::string>> given) : app_(app), given_(std::move(given)) {}

    /// Exactly one of the commands added must be named.
    command add_command(const std::string& name, const std::string& description);

    /// `names`: "-o,--output" or, for what is known by its place, "MODEL". T is std::string, a number, a std::vector of
    /// these, or a std::optional number.
    template <class T>
    option add_option(const std::string& names, T& value, const std::string& description = "");

    /// `read` is called with the text.
    option add_option(const std::string& names, std::function<void(const std::string&)> read,
                      const std::string& description);

    /// One of a list of pairs (name, value).
    template <class T, class Choices>
    option add_choice(const std::string& names, T& value, const Choices& choices, const std::string& description) {
        std::vector<std::string> allowed;
        for (const auto& choice : choices) allowed.emplace_back(choice.first);
        return add_option(
                   names,
                   [&value, choices](const std::string& given) {
                       for (const auto& choice : choices)
                           if (given == choice.first) value = choice.second;
                   },
                   description)
            .one_of(std::move(allowed));
    }

    option add_flag(const std::string& names, bool& value, const std::string& description);

    /// What --help ends with: examples.
    void footer(const std::string& text);

    /// What the command does, once all options are read.
    void action(std::function<void()> run);

    /// The program's name and all arguments, as a shell takes them; an action may ask for them.
    std::string as_typed() const;

 protected:
    CLI::App* app_;
    std::shared_ptr<std::vector<std::string>> given_;
};

/// The command line of a whole program.
class command_line : public command {
 public:
    command_line(const std::string& program, const std::string& description);
    command_line(const command_line&) = delete;
    command_line& operator=(const command_line&) = delete;
    ~command_line();

    /// Reads the arguments, without the program's name, and does what they ask.
    /// Errors   common::usage_error for what they cannot mean; what the actions throw
    void run(std::vector<std::string> arguments);

    /// The same for main(), with --help, --version, --completion and --man; gives the program's exit code. Errors go to
    /// standard error as "PROGRAM: what": bad_usage for common::usage_error, bad_input for any other. A standard output
    /// whose reader has ended is no error: what was to be done is done, or nobody wants it. Signals that end the program
    /// leave nothing unfinished behind (interruption.hpp).
    int run(int argc, char** argv) noexcept;

 private:
    /// What is wrong, and where help is.
    std::string explained(const std::string& what) const;
    void add_documents();

    std::string program_;
    std::unique_ptr<CLI::App> owned_;
};

}  // namespace common
