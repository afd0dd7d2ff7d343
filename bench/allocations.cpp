// SPDX-License-Identifier: Apache-2.0
#include "bench/allocations.hpp"

#include <malloc.h>

#include <cerrno>
#include <limits>

// Defined in the program, these stand before the C library's for every shared library, too; operator new ends here as
// well. The C library's own are called by the names it exports for this purpose.

namespace {

thread_local std::size_t count = 0;

void add_one() noexcept {
    ++count;
}

}  // namespace

std::size_t bench::allocation_count() noexcept {
    return count;
}

void bench::keep_freed_memory() noexcept {
    mallopt(M_MMAP_THRESHOLD, std::numeric_limits<int>::max());
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t n, std::size_t size);
void* __libc_realloc(void* p, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

void* malloc(std::size_t size) {
    add_one();
    return __libc_malloc(size);
}

void* calloc(std::size_t n, std::size_t size) {
    add_one();
    return __libc_calloc(n, size);
}

void* realloc(void* p, std::size_t size) {
    add_one();
    return __libc_realloc(p, size);
}

void* memalign(std::size_t alignment, std::size_t size) {
    add_one();
    return __libc_memalign(alignment, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) {
    add_one();
    return __libc_memalign(alignment, size);
}

int posix_memalign(void** result, std::size_t alignment, std::size_t size) {
    add_one();
    *result = __libc_memalign(alignment, size);
    return *result == nullptr ? ENOMEM : 0;
}

}  // extern "C"
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
