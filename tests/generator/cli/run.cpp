// SPDX-License-Identifier: Apache-2.0
#include "generator/cli/run.hpp"

#include <doctest/doctest.h>

#include <string>

#include "src/common/error.hpp"
#include "src/tables/data_set.hpp"
#include "tests/generator/cli/command_line.hpp"
#include "tests/generator/import/keras/model_file.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

namespace {

/// A folder with a model and some inputs, and `zgen run` on it.
struct bench {
    scratch_folder folder;

    bench() {
        const model_file model{{3},
                               {{"Dense", "d", {{"units", 1}}, {counting("kernel", {3, 1}), counting("bias", {1})}}}};
        const std::vector<std::byte> bytes = model.hdf5();
        write_bytes(folder / "m.h5", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        write_bytes(folder / "x.csv", "source_id,flux_0,flux_1,flux_2\n77,1,10,100\n78,0,0,\n");
        write_bytes(folder / "narrow.csv", "1,2\n");
    }

    void run(const std::string& input, const std::string& output) const {
        command_line::run(zgen::add_run, {"run", (folder / "m.h5").string(), "--input", (folder / input).string(),
                                          "--output", (folder / output).string()});
    }
};

}  // namespace

TEST_CASE("run writes one row of outputs for each row of inputs") {
    const bench b;
    b.run("x.csv", "y.csv");
    CHECK(read_bytes(b.folder / "y.csv") == "source_id,output_0\n77,322\n78,nan\n");
    b.run("x.csv", "y.npy");
    CHECK(tables::read_data(b.folder / "y.npy").values[0] == 322);
}

TEST_CASE("run takes columns by their names and FITS-like arrays by the option") {
    const bench b;
    write_bytes(b.folder / "shuffled.csv", "flux_2,flux_0,z,flux_1\n100,1,0.5,10\n");
    b.run("shuffled.csv", "y.csv");
    CHECK(read_bytes(b.folder / "y.csv") == "322\n");
    write_bytes(b.folder / "surplus.csv", "flux_0,flux_1,flux_2,flux_3\n1,2,3,4\n");
    CHECK(contains(message_of([&] { b.run("surplus.csv", "y.csv"); }), "has the columns flux_0 to flux_3"));
}

TEST_CASE("run refuses what does not fit and leaves no file") {
    const bench b;
    CHECK(contains(message_of([&] { b.run("narrow.csv", "y.csv"); }),
                   "has 2 values per row; m.h5 takes 3 (1 positions of 3 channels)"));
    CHECK(contains(message_of([&] { b.run("none.csv", "y.csv"); }), "cannot be opened"));
    CHECK(contains(message_of([&] { b.run("x.csv", "none/y.csv"); }), "cannot be written"));
    CHECK_THROWS_AS(b.run("x.csv", "y.txt"), common::usage_error);
    CHECK(b.folder.files() == 3);
    CHECK(message_of([&] { b.run("x.csv", "y.csv"); }) == "no error");
}
