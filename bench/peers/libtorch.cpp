// SPDX-License-Identifier: Apache-2.0
#include "bench/peers/libtorch.hpp"

#include <dlfcn.h>

#include <stdexcept>

namespace bench {

libtorch::libtorch(const char* module) {
    void* library = dlopen(module, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) throw std::runtime_error(dlerror());
    void* make = dlsym(library, "zinfer_bench_make_libtorch");
    if (make == nullptr) throw std::runtime_error(dlerror());
    make_ = reinterpret_cast<decltype(make_)>(make);
}

std::unique_ptr<engine> libtorch::make(const model& m, std::size_t batch) const {
    return std::unique_ptr<engine>(make_(m, batch));
}

}  // namespace bench
