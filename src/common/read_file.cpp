// SPDX-License-Identifier: Apache-2.0
#include "src/common/read_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "src/common/error.hpp"

namespace common {

namespace {

error failure(const std::filesystem::path& file, const std::string& what) {
    return error(fmt::format("{}: {}", file.string(), what));
}

std::string system_text() {
    return std::generic_category().message(errno);
}

}  // namespace

opened_file open_file(const std::filesystem::path& file) {
    // Not blocking: a pipe without a writer must not hang the open before the type is known.
    descriptor in(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!in) throw failure(file, fmt::format("cannot be opened ({})", system_text()));
    struct stat status {};
    if (::fstat(in.get(), &status) != 0) throw failure(file, fmt::format("cannot be examined ({})", system_text()));
    if (S_ISDIR(status.st_mode)) throw failure(file, "is a folder; expected a file");
    if (!S_ISREG(status.st_mode)) throw failure(file, "is a device or pipe; expected a regular file");
    if (status.st_size == 0) throw failure(file, "is empty (0 bytes)");
    return {std::move(in), static_cast<std::size_t>(status.st_size)};
}

std::vector<std::byte> read_file(const std::filesystem::path& file) {
    const auto [in, size] = open_file(file);
    if (size > max_file_bytes)
        throw failure(file, fmt::format("has {} bytes; expected at most {}", size, max_file_bytes));

    std::vector<std::byte> bytes(size);
    for (std::size_t done = 0; done < size;) {
        const ssize_t n = ::read(in.get(), bytes.data() + done, size - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw failure(file, fmt::format("cannot be read ({})", system_text()));
        if (n == 0)
            throw failure(file, fmt::format("ends after {} of {} bytes: it changed while it was read", done, size));
        done += static_cast<std::size_t>(n);
    }
    return bytes;
}

std::string first_bytes(const std::filesystem::path& file, std::size_t count) {
    std::string bytes(count, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

}  // namespace common
