// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <vector>

extern "C" int use_vector(std::size_t size) {
    return std::vector<int>(size).front();
}
