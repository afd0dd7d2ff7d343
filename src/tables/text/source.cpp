// SPDX-License-Identifier: Apache-2.0
#include "src/tables/text/source.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "src/common/error.hpp"
#include "src/common/read_file.hpp"

namespace tables {

namespace {

/// The bytes of a file as they are.
class plain_text {
 public:
    explicit plain_text(const std::filesystem::path& file)
        : name_(common::input_name(file)), in_(common::open_input(file)) {}

    std::size_t read(std::span<char> buffer) {
        while (true) {
            const ssize_t n = ::read(in_.get(), buffer.data(), buffer.size());
            if (n >= 0) return static_cast<std::size_t>(n);
            if (errno != EINTR)
                throw common::error(
                    fmt::format("{}: cannot be read ({})", name_, std::generic_category().message(errno)));
        }
    }

 private:
    std::string name_;
    common::descriptor in_;
};

class gzip_text {
 public:
    gzip_text(std::string name, text_source file, std::size_t most)
        : name_(std::move(name)), file_(std::move(file)), left_(most), input_(64 * 1024) {
        constexpr int gzip_alone = 16 + MAX_WBITS;
        if (inflateInit2(&stream_, gzip_alone) != Z_OK) throw std::bad_alloc();
    }
    gzip_text(const gzip_text&) = delete;
    gzip_text& operator=(const gzip_text&) = delete;
    ~gzip_text() { inflateEnd(&stream_); }

    std::size_t read(std::span<char> buffer) {
        constexpr std::size_t most_at_once = std::numeric_limits<uInt>::max();
        buffer = buffer.first(std::min(buffer.size(), most_at_once));
        stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream_.avail_out = static_cast<uInt>(buffer.size());
        while (stream_.avail_out == buffer.size()) {
            if (stream_.avail_in == 0 && !refill()) {
                if (between_members_) return 0;
                throw fail("is cut short: its compressed data end too early");
            }
            if (std::exchange(between_members_, false)) inflateReset(&stream_);
            const int result = inflate(&stream_, Z_NO_FLUSH);
            if (result == Z_MEM_ERROR) throw std::bad_alloc();
            if (result == Z_STREAM_END)
                between_members_ = true;
            else if (result != Z_OK && result != Z_BUF_ERROR)
                throw fail("is damaged: its compressed data cannot be decompressed");
        }
        const std::size_t count = buffer.size() - stream_.avail_out;
        if (count > left_) throw fail("unfolds to more text than is decompressed here; decompress it first (gunzip)");
        left_ -= count;
        return count;
    }

 private:
    bool refill() {
        stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
        stream_.avail_in = static_cast<uInt>(file_(input_));
        return stream_.avail_in > 0;
    }

    common::error fail(const char* what) const { return common::error(fmt::format("{}: {}", name_, what)); }

    std::string name_;
    text_source file_;
    std::size_t left_;
    std::vector<char> input_;
    z_stream stream_{};
    bool between_members_ = false;  ///< a member has ended and its checksum is right
};

}  // namespace

std::string_view text_source::peek(std::size_t count) {
    while (ahead_.size() < count) {
        const std::size_t known = ahead_.size();
        ahead_.resize(count);
        const std::size_t got = read_(std::span(ahead_).subspan(known));
        ahead_.resize(known + got);
        if (got == 0) break;
    }
    return std::string_view(ahead_).substr(0, count);
}

std::size_t text_source::operator()(std::span<char> buffer) {
    if (ahead_.empty()) return read_(buffer);
    const std::size_t count = ahead_.copy(buffer.data(), buffer.size());
    ahead_.erase(0, count);
    return count;
}

text_source open_text(const std::filesystem::path& file, std::size_t most) {
    // A std::function is copied; what it reads from must not be.
    const auto reading = [](auto text) {
        return text_source([text = std::move(text)](std::span<char> buffer) { return text->read(buffer); });
    };
    text_source plain = reading(std::make_shared<plain_text>(file));
    if (plain.peek(2) != "\x1f\x8b") return plain;
    return reading(std::make_shared<gzip_text>(common::input_name(file), std::move(plain), most));
}

}  // namespace tables
