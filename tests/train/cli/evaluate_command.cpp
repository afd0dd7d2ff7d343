// SPDX-License-Identifier: Apache-2.0
#include "src/train/cli/evaluate_command.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "src/common/error.hpp"
#include "tests/generator/cli/command_line.hpp"
#include "tests/message_of.hpp"
#include "tests/train/data/spectra.hpp"
#include "tests/train/report/gnuplot.hpp"
#include "tests/train/report/page.hpp"

namespace {

/// A folder with two models and a table of 60 galaxies, the last of them bad.
struct bench {
    scratch_folder folder;

    bench() {
        write_bytes(folder / "a.onnx", spectra::linear_model(1, 0.01F));
        write_bytes(folder / "b.onnx", spectra::linear_model(1, 0.02F));
        std::string text = spectra::csv_header();
        for (int i = 0; i < 59; ++i) text += spectra::csv_row(fmt::format("{}", 0.01 * i), fmt::format("{}", 0.01 * i));
        write_bytes(folder / "good.csv", text);
        write_bytes(folder / "t.csv", text + spectra::csv_row("0.1", "nan"));
    }

    std::string path(const std::string& name) const { return (folder / name).string(); }

    void evaluate(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "evaluate");
        command_line::run(ztrain::add_evaluate, arguments);
    }
    void compare(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "compare");
        command_line::run(ztrain::add_compare, arguments);
    }
};

}  // namespace

TEST_CASE("evaluate writes metrics and a page, the same on any number of threads") {
    const bench b;
    ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);  // no page of yesterday's
    b.evaluate({b.path("a.onnx"), "--data", b.path("t.csv"), b.path("good.csv"), "--report", b.path("new/r"),
                "--threads", "1"});
    b.evaluate(
        {b.path("a.onnx"), "--data", b.path("t.csv"), b.path("good.csv"), "--report", b.path("s"), "--threads", "3"});
    ::unsetenv("SOURCE_DATE_EPOCH");
    const std::string page = read_bytes(b.path("new/r/report.html"));
    CHECK(contains(page, "<dt>date</dt><dd>2023-11-14</dd>"));
    CHECK(fault_of(page) == "");
    CHECK(contains(page, "118 galaxies of t.csv, good.csv; 1 rows could not be used"));
    CHECK(page == read_bytes(b.path("s/report.html")));
    const std::string metrics = read_bytes(b.path("new/r/metrics.json"));
    CHECK(nlohmann::json::parse(metrics)["metrics"]["count"] == 118);
    CHECK(metrics == read_bytes(b.path("s/metrics.json")));
}

TEST_CASE("evaluate draws the losses of the history beside the model, and does without a broken one") {
    if (!gnuplot_is_there()) return;
    const bench b;
    write_bytes(b.folder / "a.history.csv", "epoch,training_loss,validation_loss\n1,0.5,0.4\n2,0.3,0.2\n");
    b.evaluate({b.path("a.onnx"), "--data", b.path("t.csv"), "--report", b.path("r")});
    CHECK(contains(read_bytes(b.path("r/report.html")), "Losses"));
    write_bytes(b.folder / "a.history.csv", "something else\n");
    b.evaluate({b.path("a.onnx"), "--data", b.path("t.csv"), "--report", b.path("r")});
    CHECK(!contains(read_bytes(b.path("r/report.html")), "Losses"));
    CHECK(contains(read_bytes(b.path("r/report.html")), "<svg"));
}

TEST_CASE("evaluate without gnuplot writes the page without plots") {
    const bench b;
    {
        const without_programs none;
        b.evaluate({b.path("a.onnx"), "--data", b.path("t.csv"), "--report", b.path("r")});
    }
    const std::string page = read_bytes(b.path("r/report.html"));
    CHECK(contains(page, "There are no plots"));
    CHECK(fault_of(page) == "");
}

TEST_CASE("what cannot be used is refused, and leaves no report") {
    const bench b;
    CHECK(message_of([&] {
              b.evaluate({b.path("a.onnx"), "--data", b.path("t.csv"), "--bad-rows", "refuse"});
          }) == "1 rows cannot be used; mend them, or give --bad-rows skip");
    CHECK_NOTHROW(b.evaluate({b.path("a.onnx"), "--data", b.path("good.csv"), "--bad-rows", "refuse"}));
    CHECK(contains(message_of([&] {
                       b.evaluate({b.path("a.onnx"), "--data", b.path("none.csv"), "--report", b.path("r")});
                   }),
                   "none.csv: cannot be opened (No such file or directory)"));
    CHECK(contains(message_of([&] {
                       b.evaluate({b.path("none.onnx"), "--data", b.path("t.csv"), "--report", b.path("r")});
                   }),
                   "none.onnx"));
    CHECK(std::filesystem::is_empty(b.folder / "r"));
    std::string many = spectra::csv_header();
    for (int i = 0; i < 10; ++i) many += spectra::csv_row(i < 2 ? "0.9" : "0.1", fmt::format("{}", i));
    write_bytes(b.folder / "many.csv", many);
    CHECK(message_of([&] {
              b.evaluate({b.path("a.onnx"), "--data", b.path("many.csv")});
          }) == "2 of 10 rows cannot be used, more than a tenth; mend them, or give --bad-rows skip");
    CHECK_NOTHROW(b.evaluate({b.path("a.onnx"), "--data", b.path("many.csv"), "--bad-rows", "skip"}));
    CHECK_NOTHROW(b.evaluate({b.path("a.onnx"), "--data", b.path("many.csv"), "--z-range", "0,1"}));
    CHECK_THROWS_AS(b.evaluate({b.path("a.onnx"), "--data", b.path("many.csv"), "--z-range", "1,0"}),
                    common::usage_error);
    write_bytes(b.folder / "bad.csv", spectra::csv_header() + "0.1\n");
    CHECK(message_of([&] {
              b.evaluate({b.path("a.onnx"), "--data", b.path("bad.csv")});
          }) == b.path("bad.csv") + ": has no usable row");
    CHECK(contains(message_of([&] {
                       b.evaluate({b.path("a.onnx"), "--data", b.path("t.csv"), "--report", b.path("t.csv")});
                   }),
                   "t.csv: "));
}

TEST_CASE("compare writes what it prints as JSON, too") {
    const bench b;
    b.compare({b.path("a.onnx"), b.path("b.onnx"), "--data", b.path("t.csv"), "--json", b.path("c.json")});
    const auto j = nlohmann::json::parse(read_bytes(b.path("c.json")));
    CHECK(j["a"]["model"] == "a.onnx");
    CHECK(j["mae_change"]["mean"].get<double>() == doctest::Approx(0.01));
    CHECK(j["mae_change"]["galaxies"] == 59);
}

TEST_CASE("no report or model goes to standard output, and no file is named -") {
    const bench b;
    CHECK_THROWS_AS(b.evaluate({b.path("a.onnx"), "--data", b.path("t.csv"), "--report", "-"}), common::usage_error);
    CHECK(!std::filesystem::exists("-"));
}

TEST_CASE("command lines that mean nothing are bad usage") {
    const bench b;
    const auto wrong = [&](std::vector<std::string> arguments) {
        CHECK_THROWS_AS(b.evaluate(arguments), common::usage_error);
    };
    wrong({b.path("a.onnx")});
    wrong({"--data", b.path("t.csv")});
    wrong({b.path("a.onnx"), "--data", b.path("t.csv"), "--threads", "0"});
    wrong({b.path("a.onnx"), "--data", b.path("t.csv"), "--bad-rows", "keep"});
    wrong({b.path("a.onnx"), "--data", b.path("t.csv"), "--colour", "red"});
    CHECK_THROWS_AS(b.compare({b.path("a.onnx"), "--data", b.path("t.csv")}), common::usage_error);
}
