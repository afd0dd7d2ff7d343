// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>

#include "bench/engine.hpp"
#include "bench/model.hpp"

namespace bench {

/// LibTorch: a TorchScript module frozen and optimized for inference, which turns its convolutions with relu into
/// oneDNN's, on images of height 1. Of all the library offers this was the fastest on this network. It is a shared
/// module of its own (peers/libtorch_module.cpp), because the hundreds of libraries behind it take seconds to load.
class libtorch {
 public:
    /// Loads module and library.
    ///
    /// Errors   std::runtime_error saying why they cannot be loaded
    explicit libtorch(const char* module);

    /// `m` need not outlive the engine.
    std::unique_ptr<engine> make(const model& m, std::size_t batch) const;

 private:
    engine* (*make_)(const model& m, std::size_t batch);
};

}  // namespace bench
