// SPDX-License-Identifier: Apache-2.0
#include "src/common/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <optional>
#include <utility>

#include "src/common/error.hpp"
#include "zinfer/core/version.hpp"

namespace common {

option& option::required() {
    added_->required();
    return *this;
}

option& option::show_default() {
    added_->capture_default_str();
    return *this;
}

option& option::one_of(std::vector<std::string> allowed) {
    added_->check(CLI::IsMember(std::move(allowed)));
    return *this;
}

option& option::not_negative() {
    added_->check(CLI::NonNegativeNumber);
    return *this;
}

template <class T>
option& option::within(T lowest, T highest) {
    added_->check(CLI::Range(lowest, highest));
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
    return command(app_->add_subcommand(name, description));
}

template <class T>
option command::add_option(const std::string& names, T& value, const std::string& description) {
    return option(app_->add_option(names, value, description));
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

command_line::command_line(const std::string& program, const std::string& description)
    : command(nullptr), program_(program), owned_(std::make_unique<CLI::App>(description, program)) {
    app_ = owned_.get();
    app_->set_version_flag("--version", program + " " + zinfer::version);
}

command_line::~command_line() = default;

void command_line::run(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    try {
        app_->parse(std::move(arguments));
    } catch (const CLI::ParseError& e) {
        throw usage_error(e.what());
    }
}

int command_line::run(int argc, char** argv) noexcept {
    const auto fail = [&](const char* what, int code) {
        fmt::print(stderr, "{}: {}\n", program_, what);
        return code;
    };
    try {
        app_->parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app_->exit(e, std::cout, std::cerr) == 0 ? 0 : bad_usage;
    } catch (const usage_error& e) {
        return fail(e.what(), bad_usage);
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
