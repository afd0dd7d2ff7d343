// SPDX-License-Identifier: Apache-2.0
#include "src/train/data/row_digest.hpp"

#include <doctest/doctest.h>

#include "tests/train/data/spectra.hpp"

TEST_CASE("the digest of rows changes with each flux and redshift") {
    const std::string digest = ztrain::row_digest(spectra::table({0.1F, 0.2F}, {1, 2}));
    CHECK(digest.size() == 64);
    CHECK(digest == ztrain::row_digest(spectra::table({0.1F, 0.2F}, {1, 2})));
    CHECK(digest != ztrain::row_digest(spectra::table({0.1F, 0.3F}, {1, 2})));
    CHECK(digest != ztrain::row_digest(spectra::table({0.1F, 0.2F}, {1, 3})));
}
