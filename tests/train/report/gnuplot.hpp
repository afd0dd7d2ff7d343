// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "src/train/report/plot.hpp"
#include "tests/scratch_folder.hpp"

/// False, and a line that CTest takes for a skipped test, where there is no gnuplot.
inline bool gnuplot_is_there() {
    if (ztrain::can_plot()) return true;
    MESSAGE("SKIPPED: there is no gnuplot (Debian: gnuplot-nox)");
    return false;
}

/// While it lives, no program is found by name.
class without_programs {
 public:
    without_programs() : path_(std::getenv("PATH") == nullptr ? "" : std::getenv("PATH")) {
        ::setenv("PATH", folder_.path().c_str(), 1);
    }
    without_programs(const without_programs&) = delete;
    without_programs& operator=(const without_programs&) = delete;
    ~without_programs() { ::setenv("PATH", path_.c_str(), 1); }

 private:
    scratch_folder folder_;
    std::string path_;
};
