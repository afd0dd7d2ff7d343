// SPDX-License-Identifier: Apache-2.0
#include "src/common/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include "src/common/error.hpp"

namespace common {

namespace fs = std::filesystem;

namespace {

/// Where the bytes go: the path, or what it points at. A device or folder must not be replaced by a file.
fs::path target_of(const fs::path& path) {
    if (path == "-")
        throw usage_error(
            "-: stands for standard output, which this cannot be written to; expected the name of a file");
    std::error_code none;
    const fs::file_status status = fs::status(path, none);
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw error(fmt::format("{}: cannot be written (it is not a regular file)", path.string()));
    if (!fs::is_symlink(path, none)) return path;
    const fs::path target = fs::canonical(path, none);
    return none ? path : target;
}

/// mkostemp makes private files; the result gets the permissions of any newly created file.
bool share(const descriptor& out) {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return ::fchmod(out.get(), 0666 & ~mask) == 0;
}

}  // namespace

atomic_file::atomic_file(const fs::path& path)
    : path_(path),
      target_(target_of(path)),
      temporary_(target_.string() + ".XXXXXX"),
      out_(::mkostemp(temporary_.data(), O_CLOEXEC)) {
    if (!out_) fail();
    unfinished_.emplace(temporary_.c_str());
    if (!share(out_)) fail();
}

void atomic_file::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(out_.get(), bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail();
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

void atomic_file::commit() {
    if (::fsync(out_.get()) != 0 || !out_.close()) fail();
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0) fail();
    unfinished_->finish();
}

void atomic_file::fail() const {
    throw error(fmt::format("{}: cannot be written ({})", path_.string(), std::generic_category().message(errno)));
}

void write_file(const fs::path& path, std::string_view bytes) {
    atomic_file file(path);
    file.write(bytes);
    file.commit();
}

}  // namespace common
