// SPDX-License-Identifier: Apache-2.0
#include "bench/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <vector>

#include "bench/machine.hpp"

namespace bench {

namespace {

// Pixels.
constexpr double width = 760;
constexpr double names = 170;  // the column of names
constexpr double bars = 480;   // the longest bar
constexpr double row = 22;
constexpr double panel_head = 40;
constexpr double title_height = 46;
constexpr double foot = 48;

/// The longest bar, as a multiple of the floor.
constexpr double cut = 4;

constexpr std::string_view style =
    "text{font:13px system-ui,sans-serif;fill:#24292f}"
    ".title{font-size:16px;font-weight:600}.head{font-weight:600}.note{font-size:12px;fill:#57606a}"
    ".zinfer{fill:#0a66c2}.peer{fill:#9aa5b1}.floor{stroke:#cf222e;stroke-width:1.5;stroke-dasharray:4 3}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.note{fill:#9da7b3}.zinfer{fill:#4c9be8}"
    ".peer{fill:#5c6672}.floor{stroke:#ff7b72}}";

class image {
 public:
    template <class... Args>
    void add(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(body_), format, std::forward<Args>(args)...);
        body_ += '\n';
    }

    std::string finished(double height) const {
        return fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
            "role=\"img\" aria-label=\"Time a spectrum by library and batch size\">\n<style>{2}</style>\n{3}</svg>\n",
            width, height, style, body_);
    }

 private:
    std::string body_;
};

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

double seconds_a_spectrum(const network_result& n) {
    return n.least / static_cast<double>(n.batch);
}

/// One batch size; returns where it ends.
double add_panel(image& out, const results& r, std::size_t batch, double y) {
    std::vector<network_result> rows = r.networks_of(batch);
    std::erase_if(rows, [](const network_result& n) { return !(n.least > 0); });
    std::sort(rows.begin(), rows.end(),
              [](const network_result& a, const network_result& b) { return a.least < b.least; });
    out.add("<text class=\"head\" x=\"0\" y=\"{}\">batch of {}</text>", y + panel_head - 12, batch);
    y += panel_head;
    const double top = y;
    const double scale = bars / (cut * r.floor());
    for (const network_result& n : rows) {
        const double length = std::min(seconds_a_spectrum(n) * scale, bars);
        const char* note = length < bars ? "" : " (bar cut)";
        out.add("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>", names - 8, y + 15, n.name);
        out.add("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" rx=\"2\"/>",
                n.is_zinfer() ? "zinfer" : "peer", names, y + 3, length, row - 6);
        out.add("<text x=\"{:.1f}\" y=\"{}\">{:.0f}{}</text>", names + length + 6, y + 15, seconds_a_spectrum(n) * 1e6,
                note);
        y += row;
    }
    out.add("<line class=\"floor\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2}\"/>", names + r.floor() * scale,
            top - 4, y + 2);
    return y;
}

}  // namespace

std::string chart(const results& r) {
    image out;
    out.add("<text class=\"title\" x=\"0\" y=\"18\">Microseconds a spectrum, one core (shorter is faster)</text>");
    out.add("<text class=\"note\" x=\"0\" y=\"38\">{}</text>",
            escaped(fmt::format("{}, {}, {}", processor_name(), compiler_name(), date_today())));
    std::set<std::size_t> batches;
    for (const network_result& n : r.networks) batches.insert(n.batch);
    double y = title_height;
    for (const std::size_t batch : batches) y = add_panel(out, r, batch, y);
    out.add(
        "<text class=\"note\" x=\"0\" y=\"{}\">Least of interleaved runs. Dashed: what the multiply-adds of direct "
        "convolution take at least ({:.0f} us, {}).</text>",
        y + 22, r.floor() * 1e6, r.limits.back().name);
    out.add(
        "<text class=\"note\" x=\"0\" y=\"{}\">All use the widest instructions that the processor has; zinfer also "
        "shows what it does with fewer.</text>",
        y + 40);
    return out.finished(y + foot);
}

}  // namespace bench
