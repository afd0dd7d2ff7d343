// SPDX-License-Identifier: Apache-2.0
#include "bench/machine.hpp"

#include <ctime>
#include <fstream>

namespace bench {

std::string processor_name() {
    std::ifstream processors("/proc/cpuinfo");
    for (std::string line; std::getline(processors, line);)
        if (const std::size_t colon = line.find(": "); line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    // Boards name themselves instead; the text ends with a NUL.
    std::ifstream board("/proc/device-tree/model");
    if (std::string name; std::getline(board, name, '\0') && !name.empty()) return name;
    return "unknown processor";
}

std::string compiler_name() {
    return ZINFER_BENCH_COMPILER;
}

std::string date_today() {
    const std::time_t now = std::time(nullptr);
    std::tm calendar{};
    localtime_r(&now, &calendar);
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", &calendar);
    return text;
}

}  // namespace bench
