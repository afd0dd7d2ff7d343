// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace bench {

/// What the user asks for; all other options are Google Benchmark's.
struct options {
    int repetitions = 200;  ///< of batches of one; larger batches have fewer
    std::size_t inputs = std::numeric_limits<std::size_t>::max();
    std::filesystem::path save;  ///< a folder for result.txt, result.json and chart.svg; empty: nothing is saved
    std::string cold_start;      ///< only measure this contender's cold start, in this process

    std::vector<std::string> others;  ///< the program's name, defaults, and what is left of the command line
};

inline constexpr const char* cold_start_option = "--cold-start=";
inline constexpr const char* usage =
    "zinfer_bench [--repetitions=N] [--inputs=N] [--save=FOLDER] [Google Benchmark's options]\n"
    "\n"
    "  --repetitions=N   of each benchmark; 200 without it, a quarter of them for batches of 16, an eighth for 256\n"
    "  --inputs=N        errors are taken over the first N inputs, and batches are at most N; all without it\n"
    "  --save=FOLDER     also writes result.txt, result.json and chart.svg there\n";

/// Errors   std::invalid_argument naming the option that is not right
options parse_options(int argc, char** argv);

}  // namespace bench
