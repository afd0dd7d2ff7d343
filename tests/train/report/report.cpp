// SPDX-License-Identifier: Apache-2.0
#include "src/train/report/report.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <optional>
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

/// Sends standard error to a file while it lives.
class redirected_errors {
 public:
    explicit redirected_errors(const std::string& file) : before_(::dup(STDERR_FILENO)) {
        const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(out, STDERR_FILENO);
        ::close(out);
    }
    redirected_errors(const redirected_errors&) = delete;
    redirected_errors& operator=(const redirected_errors&) = delete;
    ~redirected_errors() {
        ::dup2(before_, STDERR_FILENO);
        ::close(before_);
    }

 private:
    int before_;
};

struct measured {
    ztrain::training_table table;
    ztrain::evaluation e;
};

measured measure(std::size_t galaxies, const std::string& intervals_text, float scale = 0.9F) {
    const scratch_folder folder;
    write_bytes(folder / hostile_name, spectra::linear_model(scale, 0.01F, intervals_text, gaia::samples, 1,
                                                             {{"zinfer.recipe", R"({"name": "best <b>", "epochs": 3})"},
                                                              {"zinfer.data", "cafe 400+50+50"}}));
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
    REQUIRE(figures.size() == 12);
    const std::string digest(64, 'd');
    const std::string page = ztrain::report_html(m.e, {{"a&b.fits", "c.csv"}, 7, digest, "2026-11-28"}, figures);
    CHECK(fault_of(page) == "");
    for (const char* part : {"Redshifts of &lt;script&gt;alert(1)&amp;&quot;'.onnx",
                             "500 galaxies of a&amp;b.fits, c.csv",
                             "7 rows could not be used",
                             "<td>MAE</td>",
                             "<td>RMSE</td>",
                             "σ<sub>NMAD</sub>",
                             "|dz| &gt; 0.15",
                             "0.55 to 0.60",
                             "Intervals of 90 % hold the true redshift of <b class=\"bad\">",
                             "; fewest by true redshift (",
                             "; fewest by predicted redshift (",
                             "How often intervals of 90 % hold",
                             "<td class=\"n\">± 0.0",
                             "<dt>model</dt>",
                             "<dt>recipe</dt><dd>name best &lt;b&gt;, epochs 3</dd>",
                             "<dt>trained on</dt><dd>rows with SHA-256 cafe 400+50+50</dd>",
                             "<dt>date</dt><dd>2026-11-28</dd>",
                             "by true z",
                             "by predicted z",
                             "from 0.50",
                             "PIT and CRPS",
                             "Predicted against true redshift",
                             "Bias and scatter",
                             "Residuals",
                             "Losses; the least validation loss is that of epoch 2",
                             "Spectra of near and far galaxies",
                             "BP blue, RP red",
                             "wavelength in nm",
                             "true z",
                             "predicted z",
                             "galaxies in a cell of 0.01 by 0.01"}) {
        CAPTURE(part);
        CHECK(contains(page, part));
    }
    std::size_t drawings = 0;
    for (std::size_t at = 0; (at = page.find("<svg", at)) != std::string::npos; ++at) ++drawings;
    CHECK(drawings == 12);
    CHECK(contains(page, m.e.model_digest));
    CHECK(m.e.model_digest.size() == 64);
    CHECK(contains(page, "SHA-256 " + digest + "</dd>"));
    // The intervals come first: before the figures, and before the other plots.
    CHECK(page.find("hold the true redshift") < page.find("<dt>model</dt>"));
    CHECK(page.find("<dt>model</dt>") < page.find("<td>MAE</td>"));
    CHECK(page.find("How often intervals") < page.find("Predicted against true redshift"));
}

TEST_CASE("a page says where a model is measured on the rows it was trained on") {
    measured m = measure(50, {});
    const std::string digest(64, 'd');
    m.e.training_data = digest + " 50+0+0";
    CHECK(contains(ztrain::report_html(m.e, {{"t.csv"}, 0, digest, {}}, {}), "the model was trained on these rows"));
    m.e.training_data = std::string(64, 'e') + " 50+0+0";
    CHECK(!contains(ztrain::report_html(m.e, {{"t.csv"}, 0, digest, {}}, {}), "the model was trained on these rows"));
}

TEST_CASE("a recipe that is not JSON stands as it is") {
    measured m = measure(50, {});
    m.e.recipe = "by hand & eye";
    CHECK(contains(ztrain::report_html(m.e, {{"t.csv"}, 0, {}, {}}, {}), "<dd>by hand &amp; eye</dd>"));
}

TEST_CASE("a page fits a phone") {
    const measured m = measure(50, intervals);
    const std::string page = ztrain::report_html(m.e, {{"t.csv"}, 0, {}, {}}, {});
    CHECK(contains(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"));
    // What is wider scrolls in a box of its own.
    std::size_t tables = 0;
    for (std::size_t at = 0; (at = page.find("<table>", at)) != std::string::npos; ++at, ++tables)
        CHECK(page.substr(at - 20, 20) == "<div class=\"scroll\">");
    CHECK(tables == 4);
    CHECK(contains(page, "svg { display: block; width: 100%;"));
}

TEST_CASE("bins of few galaxies are marked, and no line connects them") {
    // 40 galaxies at z below 0.05, and five around 0.32: their bins have fewer than 30.
    std::vector<float> z;
    for (std::size_t i = 0; i < 45; ++i) z.push_back(i < 40 ? 0.001F * static_cast<float>(i) : 0.32F);
    const scratch_folder folder;
    write_bytes(folder / "m.onnx", spectra::linear_model(0.9F, 0.01F, intervals));
    const ztrain::training_table table = spectra::table(z, z);
    const ztrain::evaluation e = ztrain::evaluate_model(folder / "m.onnx", table, 1);
    const std::string page = ztrain::report_html(e, {{"t.csv"}, 0, {}, {}}, {});
    CHECK(contains(page, "<tr class=\"few\"><td>0.30 to 0.35</td><td class=\"n\">5</td>"));
    CHECK(contains(page, "<tr><td>0.00 to 0.05</td><td class=\"n\">40</td>"));
    CHECK(contains(page, "Grey rows have fewer than 30 galaxies."));
    const ztrain::coverage_bin* const least = ztrain::least_covered(e.coverage_by_truth);
    REQUIRE(least != nullptr);
    CHECK(least->low == 0);  // five galaxies are too few to be the worst
    if (!gnuplot_is_there()) return;
    const std::vector<ztrain::figure> figures = ztrain::draw_figures(e, table, std::nullopt);
    CHECK(contains(figures[0].caption, "hollow: fewer than 30 galaxies, not connected"));
    CHECK(contains(figures[2].caption, "Bias and scatter in bins of 0.05; hollow"));
}

TEST_CASE("a page has today's date, or that of SOURCE_DATE_EPOCH") {
    const char* const before = std::getenv("SOURCE_DATE_EPOCH");
    const std::string kept = before == nullptr ? "" : before;
    ::setenv("SOURCE_DATE_EPOCH", "86399", 1);
    CHECK(ztrain::report_date() == "1970-01-01");
    ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    CHECK(ztrain::report_date() == "2023-11-14");
    for (const char* wrong : {"now", "12x", "-1", "99999999999999999999"}) {
        ::setenv("SOURCE_DATE_EPOCH", wrong, 1);
        CHECK(contains(message_of([] { ztrain::report_date(); }), "SOURCE_DATE_EPOCH: is '"));
    }
    ::unsetenv("SOURCE_DATE_EPOCH");
    CHECK(ztrain::report_date().size() == 10);
    CHECK(ztrain::report_date() > "2026");
    if (before != nullptr) ::setenv("SOURCE_DATE_EPOCH", kept.c_str(), 1);
}

TEST_CASE("a report without intervals, history or plots says so") {
    const measured m = measure(50, {});
    const std::string page = ztrain::report_html(m.e, {{"t.csv"}, 0, {}, {}}, {});
    CHECK(fault_of(page) == "");
    CHECK(contains(page, "There are no plots: they need gnuplot (Debian: gnuplot-nox)."));
    CHECK(contains(page, "The model carries no intervals."));
    CHECK(!contains(page, "could not be used"));
}

TEST_CASE("plots are drawn without a warning, of one galaxy, a perfect model, one that is far off, constant spectra") {
    if (!gnuplot_is_there()) return;
    const scratch_folder folder;
    const std::string words = (folder / "words").string();
    ::setenv("LC_ALL", "C", 1);  // a locale without UTF-8
    for (const std::size_t galaxies : {1U, 2U, 7U, 40U}) {
        CAPTURE(galaxies);
        const float scale = galaxies == 1 ? 0.9F : galaxies == 40 ? 900.0F : 1.0F;
        for (const bool constant : {false, true}) {
            measured m = measure(galaxies, galaxies == 7 ? "" : intervals, scale);
            if (constant) m.table.flux.assign(m.table.flux.size(), galaxies == 2 ? 0.0F : 3.0F);
            for (const ztrain::training_history& history : {ztrain::training_history{{1, 2}, {0, 1}, {-1, 1}},
                                                            ztrain::training_history{{1, 2}, {0.5, 0.5}, {0.5, 0.5}},
                                                            ztrain::training_history{{1, 2}, {0, 0}, {0, 0}}}) {
                const redirected_errors to_file(words);
                const std::vector<ztrain::figure> figures = ztrain::draw_figures(m.e, m.table, history);
                CHECK(fault_of(ztrain::report_html(m.e, {{"t.csv"}, 0, {}, {}}, figures)) == "");
            }
            CHECK(read_bytes(words) == "");
        }
    }
}
