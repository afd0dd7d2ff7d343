// SPDX-License-Identifier: Apache-2.0
#include "src/common/read_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "src/common/error.hpp"

namespace common {

namespace {

error failure(const std::filesystem::path& file, const std::string& what) {
    return error(fmt::format("{}: {}", file.string(), what));
}

std::string system_text() {
    return std::generic_category().message(errno);
}

/// Opened, and what it is.
struct examined_file {
    descriptor in;
    struct stat status;
};

examined_file examine(const std::filesystem::path& file) {
    // Not blocking: a pipe without a writer must not hang the open before the type is known.
    examined_file result{descriptor(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)), {}};
    if (!result.in) throw failure(file, fmt::format("cannot be opened ({})", system_text()));
    if (::fstat(result.in.get(), &result.status) != 0)
        throw failure(file, fmt::format("cannot be examined ({})", system_text()));
    return result;
}

opened_file require_regular(const std::filesystem::path& file, examined_file found) {
    auto& [in, status] = found;
    if (S_ISDIR(status.st_mode)) throw failure(file, "is a folder; expected a file");
    if (!S_ISREG(status.st_mode)) throw failure(file, "is a device or pipe; expected a regular file");
    if (status.st_size == 0) throw failure(file, "is empty (0 bytes)");
    return {std::move(in), static_cast<std::size_t>(status.st_size)};
}

}  // namespace

opened_file open_file(const std::filesystem::path& file) {
    return require_regular(file, examine(file));
}

bool is_standard_input(const std::filesystem::path& file) {
    return file == "-" || file == "/dev/stdin";
}

descriptor open_input(const std::filesystem::path& file) {
    if (is_standard_input(file)) {
        descriptor in(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
        if (!in) throw failure(input_name(file), fmt::format("cannot be opened ({})", system_text()));
        return in;
    }
    examined_file found = examine(file);
    if (S_ISFIFO(found.status.st_mode) && file.native().starts_with("/dev/fd/")) {
        ::fcntl(found.in.get(), F_SETFL, 0);  // reading may wait
        return std::move(found.in);
    }
    return require_regular(file, std::move(found)).in;
}

std::string input_name(const std::filesystem::path& file) {
    return is_standard_input(file) ? "standard input" : file.string();
}

namespace {

std::vector<std::byte> read_standard_input() {
    const std::string name = input_name("-");
    const descriptor in = open_input("-");
    std::vector<std::byte> bytes(std::size_t{1} << 16);
    std::size_t size = 0;
    while (true) {
        const ssize_t n = ::read(in.get(), bytes.data() + size, bytes.size() - size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw failure(name, fmt::format("cannot be read ({})", system_text()));
        if (n == 0) break;
        size += static_cast<std::size_t>(n);
        if (size > max_file_bytes) throw failure(name, fmt::format("has more than {} bytes", max_file_bytes));
        if (size == bytes.size()) bytes.resize(2 * size);
    }
    if (size == 0) throw failure(name, "is empty (0 bytes)");
    bytes.resize(size);
    return bytes;
}

}  // namespace

std::vector<std::byte> read_file(const std::filesystem::path& file) {
    if (is_standard_input(file)) return read_standard_input();
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
