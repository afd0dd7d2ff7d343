// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/instrument/measured.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <limits>
#include <string>

#include "src/common/atomic_file.hpp"
#include "src/simulate/instrument/built_in.hpp"
#include "src/tables/data_set.hpp"
#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"

namespace {

/// The built-in instrument, as files.
struct instrument_folder {
    scratch_folder folder;
    zsim::instrument source = zsim::built_in_instrument();

    instrument_folder() {
        write_matrix("forward_bp_u281xwl801.npy", source.bp.forward);
        write_matrix("forward_rp_u281xwl801.npy", source.rp.forward);
        std::string text = "idx,band,u,wl_nm,du\n";
        int index = 0;
        const zsim::pixel_grid bp = zsim::bp_pixel_grid();
        const zsim::pixel_grid rp = zsim::rp_pixel_grid();
        for (const double u : bp.u) text += fmt::format("{},BP,{},0,{}\n", index++, u, bp.width);
        for (const double u : rp.u) text += fmt::format("{},RP,{},0,{}\n", index++, u, rp.width);
        common::write_file(folder / "grid186.csv", text);
    }
    void write_matrix(const std::string& name, const Eigen::MatrixXf& matrix) const {
        tables::data_set data;
        data.rows = static_cast<std::size_t>(matrix.rows());
        data.columns = static_cast<std::size_t>(matrix.cols());
        for (Eigen::Index i = 0; i < matrix.rows(); ++i)
            for (Eigen::Index j = 0; j < matrix.cols(); ++j) data.values.push_back(static_cast<double>(matrix(i, j)));
        tables::write_data(folder / name, data);
    }
    std::string message() const {
        return message_of([&] { zsim::read_instrument(folder.path()); });
    }
    void edit(const std::string& name, const std::string& from, const std::string& to) const {
        std::string text = read_bytes(folder / name);
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        write_bytes(folder / name, text.replace(at, from.size(), to));
    }
};

}  // namespace

TEST_CASE("an instrument comes back from its files") {
    const instrument_folder files;
    const zsim::instrument read = zsim::read_instrument(files.folder.path());
    CHECK(read.name == files.folder.path().string());
    CHECK(read.bp.forward == files.source.bp.forward);
    CHECK(read.rp.forward == files.source.rp.forward);
    CHECK(Eigen::MatrixXf(read.rp.integration).isApprox(Eigen::MatrixXf(files.source.rp.integration)));
    CHECK(read.bp.noise == files.source.bp.noise);  // no files for it: the built-in one

    files.write_matrix("coef_to_flux_bp_80x55.csv", Eigen::MatrixXf::Constant(80, 51, 2));
    files.write_matrix("coef_to_flux_rp_106x55.csv", Eigen::MatrixXf::Constant(106, 51, 3));
    files.write_matrix("coef_error_faint_2x55.csv", Eigen::MatrixXf::Constant(2, 51, 0.5));
    const zsim::instrument noisy = zsim::read_instrument(files.folder.path());
    CHECK(noisy.bp.noise == Eigen::MatrixXf::Constant(80, 51, 1));
    CHECK(noisy.rp.noise == Eigen::MatrixXf::Constant(106, 51, 1.5));
}

TEST_CASE("what is wrong with an instrument's files is said with file and row") {
    CHECK(contains(message_of([] { zsim::read_instrument("/nowhere"); }), "/nowhere: is not a folder"));
    SUBCASE("a missing file") {
        const instrument_folder files;
        std::filesystem::remove(files.folder / "forward_rp_u281xwl801.npy");
        CHECK(contains(files.message(), "forward_rp_u281xwl801.npy: cannot be opened"));
    }
    SUBCASE("a wrong shape") {
        const instrument_folder files;
        files.write_matrix("forward_bp_u281xwl801.npy", Eigen::MatrixXf::Zero(281, 800));
        CHECK(contains(files.message(), "has 281 rows of 800 values; expected 281 rows of 801"));
    }
    SUBCASE("no number") {
        const instrument_folder files;
        Eigen::MatrixXf bad = files.source.bp.forward;
        bad(4, 7) = std::numeric_limits<float>::quiet_NaN();
        files.write_matrix("forward_bp_u281xwl801.npy", bad);
        CHECK(contains(files.message(), "forward_bp_u281xwl801.npy: row 5: value 8 is nan; expected a finite number"));
    }
    SUBCASE("a grid of another order") {
        const instrument_folder files;
        files.edit("grid186.csv", "\n3,BP", "\n3,RP");
        CHECK(
            contains(files.message(), "grid186.csv: row 5: is not a sample of BP; expected 80 of BP, then 106 of RP"));
    }
    SUBCASE("a grid with a word") {
        const instrument_folder files;
        files.edit("grid186.csv", "\n0,BP,", "\n0,BP,x");
        CHECK(contains(files.message(), "grid186.csv: row 2: column 3: 'x"));
    }
    SUBCASE("a grid that is too short") {
        const instrument_folder files;
        write_bytes(files.folder / "grid186.csv", "idx,band,u,du\n0,BP,41,0.33\n");
        CHECK(contains(files.message(), "has 1 rows below its header; expected 186 samples"));
    }
    SUBCASE("half of the noise's files") {
        const instrument_folder files;
        files.write_matrix("coef_to_flux_bp_80x55.csv", Eigen::MatrixXf::Constant(80, 55, 2));
        CHECK(contains(files.message(), "coef_error_faint_2x55.csv: cannot be opened"));
    }
}
