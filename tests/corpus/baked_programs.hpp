// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "generator/bake/bake.hpp"
#include "src/common/temporary_folder.hpp"
#include "src/tables/data_set.hpp"
#include "zinfer/core/status.hpp"

namespace corpus {

/// What a baked network gave.
struct baked_result {
    bool compiled = false;
    bool passed_self_test = false;
    std::vector<zinfer::status> statuses;  ///< one a row of the inputs; fewer where the program broke off
    std::vector<float> outputs;            ///< (rows, output size)
};

/// Many baked networks, compiled into a few programs: most of the time of a small network's program goes into reading
/// the runtime's headers.
///
/// Errors   common::error where the compiler or the runtime's headers are missing
class baked_programs {
 public:
    /// Takes a network with its inputs, and gives the index of its result. The name in its options must be an
    /// identifier of its own.
    std::size_t add(const zgen::baked_model& model, const tables::data_set& inputs);

    /// Compiles and runs all networks; the compiler's complaints go to standard error. A network that does not compile,
    /// or ends its program, does not take the others with it.
    std::vector<baked_result> run() const;

 private:
    struct entry {
        std::string name;
        std::size_t rows;
        std::size_t output_size;
        std::size_t bytes;  ///< of the header
    };
    using batch = std::vector<std::size_t>;  ///< indices of entries

    std::vector<batch> batches() const;
    /// Gives the batches whose programs compile.
    std::vector<batch> compile(const std::vector<batch>& all) const;
    void run(const batch& networks, std::vector<baked_result>& results) const;
    std::string program(const batch& networks) const;

    common::temporary_folder folder_;
    std::vector<entry> entries_;
};

}  // namespace corpus
