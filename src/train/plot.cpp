// SPDX-License-Identifier: Apache-2.0
#include "plot.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "verify/temporary_folder.hpp"

namespace ztrain {

std::string draw_svg(const std::string& script, int width, int height) {
    const zgen::temporary_folder folder;
    const auto file = folder.path() / "plot.gp";
    {
        std::ofstream out(file);
        out << fmt::format(
            "set terminal svg size {},{} dynamic font 'sans,12' background '#ffffff'\n"
            "set border 3\nset tics nomirror out\nset key top left reverse Left\n{}",
            width, height, script);
        if (!out.flush()) throw std::runtime_error(file.string() + ": cannot be written");
    }
    std::FILE* output = popen(fmt::format("gnuplot '{}'", file.string()).c_str(), "r");
    if (output == nullptr) throw std::runtime_error("gnuplot cannot be started");
    std::string svg;
    std::array<char, 65536> block;
    for (std::size_t n; (n = std::fread(block.data(), 1, block.size(), output)) > 0;) svg.append(block.data(), n);
    if (pclose(output) != 0 || svg.empty())
        throw std::runtime_error("gnuplot failed, or is missing (Debian: gnuplot-nox)");
    const std::size_t begin = svg.find("<svg");
    return begin == std::string::npos ? svg : svg.substr(begin);
}

}  // namespace ztrain
