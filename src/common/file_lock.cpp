// SPDX-License-Identifier: Apache-2.0
#include "src/common/file_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "src/common/error.hpp"

namespace common {

file_lock::file_lock(const std::filesystem::path& path, const std::string& then) : path_(path.string()) {
    while (!take(then)) continue;
    unfinished_.emplace(path_.c_str());
}

/// False where the file has gone between opening and locking: its holder has ended, and another file may have come.
bool file_lock::take(const std::string& then) {
    file_.reset();
    file_.emplace(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!*file_) throw error(fmt::format("{}: cannot be made ({})", path_, std::generic_category().message(errno)));
    if (::flock(file_->get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        std::array<char, 32> text{};
        const ssize_t n = ::read(file_->get(), text.data(), text.size());
        const std::string holder(text.data(), n > 0 ? static_cast<std::size_t>(n) : 0);
        throw error(fmt::format("{}: {} holds it; {}", path_,
                                holder.empty() ? "another process" : fmt::format("process {}", holder), then));
    }
    struct stat opened {};
    struct stat named {};
    if (::fstat(file_->get(), &opened) != 0 || ::stat(path_.c_str(), &named) != 0 || opened.st_ino != named.st_ino)
        return false;
    const std::string id = fmt::format("{}", ::getpid());
    if (::ftruncate(file_->get(), 0) != 0 || ::write(file_->get(), id.data(), id.size()) < 0)
        throw error(fmt::format("{}: cannot be written ({})", path_, std::generic_category().message(errno)));
    return true;
}

}  // namespace common
