// SPDX-License-Identifier: Apache-2.0
#include "src/train/report/report.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/train/data/spectra.hpp"
#include "tests/train/report/gnuplot.hpp"
#include "tests/train/report/page.hpp"

namespace {

const std::string intervals = R"({"level": 0.9, "edges": [], "lower": [-0.02], "upper": [0.03]})";
const std::string hostile_name = "<script>alert(1)&\"'.onnx";

struct measured {
    ztrain::training_table table;
    ztrain::evaluation e;
};

measured measure(std::size_t galaxies, const std::string& intervals_text, float scale = 0.9F) {
    const scratch_folder folder;
    write_bytes(folder / hostile_name, spectra::linear_model(scale, 0.01F, intervals_text));
    std::vector<float> z;
    for (std::size_t i = 0; i < galaxies; ++i)
        z.push_back(0.6F * static_cast<float>(i * 37 % galaxies) / static_cast<float>(galaxies));
    ztrain::training_table table = spectra::table(z, z);
    ztrain::evaluation e = ztrain::evaluate_model(folder / hostile_name, table, 2);
    return {std::move(table), std::move(e)};
}

}  // namespace

TEST_CASE("the checker of pages finds faults") {
    CHECK(fault_of("<!DOCTYPE html><p class=\"a\">1 &lt; 2 <br/></p>").empty());
    CHECK(!fault_of("<p>1 < 2</p>").empty());
    CHECK(!fault_of("<p>a & b</p>").empty());
    CHECK(!fault_of("<p><b></p></b>").empty());
    CHECK(!fault_of("<p>").empty());
    CHECK(!fault_of("<p class=a></p>").empty());
    CHECK(!fault_of("<p id=\"a\"></p><p id='a'></p>").empty());
    CHECK(!fault_of("<script>x</script>").empty());
}

TEST_CASE("a report holds the figures, tables and plots, and stands alone") {
    if (!gnuplot_is_there()) return;
    const measured m = measure(500, intervals);
    const ztrain::training_history history{{1, 2, 3}, {0.5, 0.3, 0.2}, {0.4, 0.2, 0.3}};
    const std::vector<ztrain::figure> figures = ztrain::draw_figures(m.e, m.table, history);
    REQUIRE(figures.size() == 6);
    const std::string page = ztrain::report_html(m.e, {{"a&b.fits", "c.csv"}, 7}, figures);
    CHECK(fault_of(page) == "");
    for (const char* part : {"Redshifts of &lt;script&gt;alert(1)&amp;&quot;'.onnx",
                             "500 galaxies of a&amp;b.fits, c.csv",
                             "7 rows could not be used",
                             "<td>MAE</td>",
                             "<td>RMSE</td>",
                             "σ<sub>NMAD</sub>",
                             "|dz| &gt; 0.15",
                             "0.55 to 0.60",
                             "Intervals of 90 %",
                             "from 0.50",
                             "PIT and CRPS",
                             "Predicted against true redshift",
                             "Bias and scatter",
                             "Residuals",
                             "Losses; the least validation loss is that of epoch 2",
                             "with predictions and intervals: BP blue, RP red",
                             "wavelength, nm",
                             "flux, e",
                             "true z",
                             "predicted z",
                             "galaxies in a cell of 0.01 by 0.01"}) {
        CAPTURE(part);
        CHECK(contains(page, part));
    }
    std::size_t drawings = 0;
    for (std::size_t at = 0; (at = page.find("<svg", at)) != std::string::npos; ++at) ++drawings;
    CHECK(drawings == 6);
}

TEST_CASE("a report without intervals, history or plots says so") {
    const measured m = measure(50, {});
    const std::string page = ztrain::report_html(m.e, {{"t.csv"}, 0}, {});
    CHECK(fault_of(page) == "");
    CHECK(contains(page, "There are no plots: they need gnuplot (Debian: gnuplot-nox)."));
    CHECK(contains(page, "The model carries no intervals."));
    CHECK(!contains(page, "could not be used"));
}

TEST_CASE("plots are drawn of one galaxy, of a perfect model and of one that is far off") {
    if (!gnuplot_is_there()) return;
    for (const std::size_t galaxies : {1U, 2U, 7U, 40U}) {
        CAPTURE(galaxies);
        const float scale = galaxies == 1 ? 0.9F : galaxies == 40 ? 900.0F : 1.0F;
        const measured m = measure(galaxies, intervals, scale);
        const ztrain::training_history negative{{1, 2}, {0, 1}, {-1, 1}};
        const std::vector<ztrain::figure> figures = ztrain::draw_figures(m.e, m.table, negative);
        CHECK(fault_of(ztrain::report_html(m.e, {{"t.csv"}, 0}, figures)) == "");
    }
}
