// SPDX-License-Identifier: Apache-2.0
#include "bench/options.hpp"

#include <charconv>
#include <stdexcept>
#include <string_view>

namespace bench {

namespace {

template <class T>
T positive_number(std::string_view option, std::string_view text) {
    T value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size() || value < 1)
        throw std::invalid_argument(std::string(option) + "'" + std::string(text) + "': a number from 1 on is needed");
    return value;
}

}  // namespace

options parse_options(int argc, char** argv) {
    // Many short repetitions in random order, so that a disturbance of the machine meets all alike; what the user
    // gives comes later and wins.
    options o;
    o.others = {argv[0], "--benchmark_enable_random_interleaving=true", "--benchmark_min_time=0.004"};
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const auto value_of = [&](std::string_view option) { return argument.substr(option.size()); };
        if (argument.starts_with("--repetitions="))
            o.repetitions = positive_number<int>("--repetitions=", value_of("--repetitions="));
        else if (argument.starts_with("--inputs="))
            o.inputs = positive_number<std::size_t>("--inputs=", value_of("--inputs="));
        else if (argument.starts_with("--save="))
            o.save = value_of("--save=");
        else if (argument.starts_with(cold_start_option))
            o.cold_start = value_of(cold_start_option);
        else
            o.others.emplace_back(argument);
    }
    if (!o.save.empty()) {
        o.others.push_back("--benchmark_out=" + (o.save / "result.json").string());
        o.others.emplace_back("--benchmark_out_format=json");
    }
    return o;
}

}  // namespace bench
