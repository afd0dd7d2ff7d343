// SPDX-License-Identifier: Apache-2.0
#include "src/common/read_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "src/common/descriptor.hpp"
#include "src/common/error.hpp"

namespace common {

std::vector<std::byte> read_file(const std::filesystem::path& file) {
    const auto fail = [&](const std::string& text) -> error {
        return error(fmt::format("{}: {}", file.string(), text));
    };
    const auto system_text = [] { return std::generic_category().message(errno); };

    // Not blocking: a pipe without a writer must not hang the open before the type is known.
    const descriptor in(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!in) throw fail(fmt::format("cannot be opened ({})", system_text()));
    struct stat status {};
    if (::fstat(in.get(), &status) != 0) throw fail(fmt::format("cannot be examined ({})", system_text()));
    if (S_ISDIR(status.st_mode)) throw fail("is a folder; expected a file");
    if (!S_ISREG(status.st_mode)) throw fail("is a device or pipe; expected a regular file");
    if (status.st_size == 0) throw fail("is empty (0 bytes)");
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size > max_file_bytes) throw fail(fmt::format("has {} bytes; expected at most {}", size, max_file_bytes));

    std::vector<std::byte> bytes(size);
    for (std::size_t done = 0; done < size;) {
        const ssize_t n = ::read(in.get(), bytes.data() + done, size - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw fail(fmt::format("cannot be read ({})", system_text()));
        if (n == 0) throw fail(fmt::format("ends after {} of {} bytes: it changed while it was read", done, size));
        done += static_cast<std::size_t>(n);
    }
    return bytes;
}

}  // namespace common
