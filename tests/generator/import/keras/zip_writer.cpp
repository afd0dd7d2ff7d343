// SPDX-License-Identifier: Apache-2.0
#include "tests/generator/import/keras/zip_writer.hpp"

#include <doctest/doctest.h>
#include <zip.h>

std::vector<std::byte> zip_bytes(const std::vector<std::pair<std::string, std::string_view>>& entries, bool deflated) {
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &failure);
    zip_t* archive = zip_open_from_source(target, ZIP_CREATE, &failure);
    REQUIRE(archive != nullptr);
    zip_source_keep(target);
    for (const auto& [name, content] : entries) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        REQUIRE(index >= 0);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                 0);
    }
    REQUIRE(zip_close(archive) == 0);
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::vector<std::byte> bytes(static_cast<std::size_t>(zip_source_tell(target)));
    zip_source_seek(target, 0, SEEK_SET);
    REQUIRE(zip_source_read(target, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}
