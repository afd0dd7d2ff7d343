// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/zip_archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include "generator/import/keras/problem.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen::keras {

namespace {

/// Weights hardly compress and configurations do so tenfold: what expands more is not a model.
constexpr std::size_t max_expansion = 100;

std::string text_of(zip_error_t& failure) {
    std::string text = zip_error_strerror(&failure);
    zip_error_fini(&failure);
    return text;
}

zip* open(std::span<const std::byte> bytes) {
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure);
    zip* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &failure);
    if (archive != nullptr) return archive;
    if (source != nullptr) zip_source_free(source);
    throw problem(fmt::format("is a damaged or truncated zip archive ({}); fetch or save it again", text_of(failure)));
}

}  // namespace

void zip_archive::discard::operator()(zip* archive) const noexcept {
    zip_discard(archive);
}

zip_archive::zip_archive(std::span<const std::byte> bytes) : size_(bytes.size()), archive_(open(bytes)) {}

bool zip_archive::has(const std::string& name) const {
    return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_ENC_GUESS) >= 0;
}

bool zip_archive::has_suffix(std::string_view suffix) const {
    const zip_int64_t entries = zip_get_num_entries(archive_.get(), 0);
    for (zip_int64_t i = 0; i < entries; ++i) {
        const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
        if (name != nullptr && std::string_view(name).ends_with(suffix)) return true;
    }
    return false;
}

std::vector<std::byte> zip_archive::read(const std::string& name, std::size_t max_bytes) const {
    const auto fail = [&](const std::string& what) {
        return problem(fmt::format("zip entry {} {}", common::in_quotes(name), what));
    };
    const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_ENC_GUESS);
    if (index < 0) throw fail("is missing");
    zip_stat_t status;
    zip_stat_init(&status);
    constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &status) != 0 ||
        (status.valid & needed) != needed)
        throw fail("is damaged");
    if (status.size > max_bytes) throw fail(fmt::format("has {} bytes; expected at most {}", status.size, max_bytes));
    if (status.comp_size > size_ || status.size / max_expansion > status.comp_size)
        throw fail(fmt::format("claims {} bytes from {} compressed ones in a file of {}; no model does", status.size,
                               status.comp_size, size_));

    const auto close = [](zip_file_t* f) { zip_fclose(f); };
    const std::unique_ptr<zip_file_t, decltype(close)> in(
        zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0), close);
    if (!in) throw fail(fmt::format("cannot be read ({})", zip_strerror(archive_.get())));
    std::vector<std::byte> bytes(status.size);
    std::size_t done = 0;
    std::byte beyond{};
    // One read past the end makes the library compare the checksum.
    while (true) {
        const bool full = done == bytes.size();
        const zip_int64_t n = zip_fread(in.get(), full ? &beyond : bytes.data() + done, full ? 1 : bytes.size() - done);
        if (n < 0) throw fail(fmt::format("cannot be read ({})", zip_file_strerror(in.get())));
        if (n == 0) break;
        if (full) throw fail("is longer than the archive says");
        done += static_cast<std::size_t>(n);
    }
    if (done != bytes.size()) throw fail("is shorter than the archive says");
    return bytes;
}

}  // namespace zgen::keras
