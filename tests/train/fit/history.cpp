// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/history.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

TEST_CASE("a history stands beside its model, and its columns are found by name") {
    const scratch_folder folder;
    CHECK(!ztrain::history_beside(folder / "m.onnx"));
    write_bytes(
        folder / "m.history.csv",
        "epoch,learning_rate,training_loss,validation_loss,seconds\r\n1,0.1,0.5,0.25,3\r\n2,0.1,0.4,1e-3,3\r\n");
    const auto h = ztrain::history_beside(folder / "m.onnx");
    REQUIRE(h);
    CHECK(h->epoch == std::vector<double>{1, 2});
    CHECK(h->training_loss == std::vector<double>{0.5, 0.4});
    CHECK(h->validation_loss == std::vector<double>{0.25, 1e-3});
}

TEST_CASE("what is written is read back") {
    const scratch_folder folder;
    write_bytes(folder / "m.history.csv",
                ztrain::history_csv({{1, 0.1, 0.5, 0.25, 0.3, 3}, {2, 0.1, 0.4, 1e-3, 0.2, 3}}));
    const auto h = ztrain::history_beside(folder / "m.onnx");
    REQUIRE(h);
    CHECK(h->training_loss == std::vector<double>{0.5, 0.4});
    write_bytes(folder / "m.history.csv", ztrain::history_csv({}));
    CHECK(!ztrain::history_beside(folder / "m.onnx"));
}

TEST_CASE("what is not a history is refused, and none of its text reaches gnuplot") {
    const scratch_folder folder;
    const auto refusal = [&](const std::string& text) {
        write_bytes(folder / "m.history.csv", text);
        return message_of([&] { ztrain::history_beside(folder / "m.onnx"); });
    };
    const std::string header = "epoch,training_loss,validation_loss\n";
    CHECK(refusal(header + "1,2,3\n") == "no error");
    CHECK(contains(refusal(""), "m.history.csv: is empty (0 bytes)"));
    CHECK(contains(refusal("\n"), "m.history.csv: is not a training history"));
    CHECK(contains(refusal("epoch,loss\n1,2\n"), "has no column 'training_loss'"));
    CHECK(contains(refusal(header + "1,2,3\nEOD\nsystem('touch x')\n"), "row 3: has 1 columns; expected 3"));
    CHECK(contains(refusal(header + "1,2,system('touch x')\n"),
                   "row 2: column 3: 'system('touch x')'; expected a finite"));
    CHECK(contains(refusal(header + "1,2,nan\n"), "row 2: column 3: 'nan'; expected a finite"));
    CHECK(contains(refusal(std::string(100'000, 'x')), "m.history.csv: "));
}
