// SPDX-License-Identifier: Apache-2.0
#include "src/train/report/plot.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string_view>

#include "src/common/error.hpp"
#include "src/common/process.hpp"
#include "src/common/temporary_folder.hpp"

namespace ztrain {

namespace {

std::string replaced(const std::string& text, std::string_view what, std::string_view replacement) {
    std::string result;
    std::size_t begin = 0;
    for (std::size_t found; (found = text.find(what, begin)) != std::string::npos; begin = found + what.size())
        result.append(text, begin, found - begin).append(replacement);
    return result.append(text, begin);
}

/// In gnuplot's single quotes.
std::string quoted(const std::string& text) {
    return "'" + replaced(text, "'", "''") + "'";
}

}  // namespace

bool can_plot() {
    try {
        return common::process::start({"gnuplot", "--version"}).wait() == 0;
    } catch (const common::error&) {
        return false;
    }
}

std::string draw_svg(const std::string& script, const std::string& name, int width, int height) {
    if (!can_plot()) throw common::error(fmt::format("the plots need {}", plot_program));
    const common::temporary_folder folder;
    const auto program = folder.path() / "plot.gp";
    const auto image = folder.path() / "plot.svg";
    {
        std::ofstream out(program);
        out << fmt::format(
            "set encoding utf8\n"
            "set terminal svg size {},{} dynamic enhanced font 'sans-serif,13' linewidth 1.2 background '#ffffff'\n"
            "set output {}\n"
            "set border 3 lc rgb '#444444'\nset tics nomirror out scale 0.6\nset key top right Left reverse samplen 2\n"
            "set grid lc rgb '#e4e4e4' lt 1 lw 0.6\n{}",
            width, height, quoted(image.string()), script);
        if (!out.flush()) throw common::error(program.string() + ": cannot be written");
    }
    // Without the user's own settings; in a locale without UTF-8, gnuplot warns of the degree sign.
    const int code = common::process::start({"env", "LC_ALL=C.UTF-8", "gnuplot", "-d", program.string()}).wait();
    std::ifstream in(image);
    std::string svg(std::istreambuf_iterator<char>(in), {});
    const std::size_t begin = svg.find("<svg");
    if (code != 0 || begin == std::string::npos) throw common::error(fmt::format("gnuplot failed with code {}", code));
    svg.erase(0, begin);
    for (const std::string_view mark : {"id='", "id=\"", "href='#", "href=\"#", "url(#"})
        svg = replaced(svg, mark, fmt::format("{}{}_", mark, name));
    return svg;
}

}  // namespace ztrain
