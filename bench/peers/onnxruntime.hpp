// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "bench/engine.hpp"

namespace bench {

/// ONNX Runtime's shared library: npm's onnxruntime-node brings it, without headers (peers/onnxruntime_api.hpp).
class onnxruntime {
 public:
    /// Loads the library from `path`, or, where there is none, by its name from where the loader looks.
    ///
    /// Errors   std::runtime_error saying why it cannot be loaded, or that it is too old
    explicit onnxruntime(const std::string& path);

    /// "1.30.0"
    std::string version() const;

    /// A session on one thread with every graph optimization, input and output bound to buffers of the engine.
    ///
    /// `file`   bytes of a model with input "x" and output "y", batch first; they need not outlive the engine
    /// Errors   std::runtime_error with ONNX Runtime's words
    std::unique_ptr<engine> make(const std::string& file, bool two_axes, std::size_t batch, std::size_t input_size,
                                 std::size_t output_size) const;

 private:
    const void* base_;
};

}  // namespace bench
