// SPDX-License-Identifier: Apache-2.0
#include "src/tables/text/source.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "tests/message_of.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/tables/gzip.hpp"

namespace {

std::string read(const std::string& bytes, std::size_t most = tables::most_decompressed_bytes) {
    const scratch_folder folder;
    write_bytes(folder / "t", bytes);
    tables::text_source source = tables::open_text(folder / "t", most);
    std::string text;
    std::array<char, 1000> buffer{};
    while (const std::size_t count = source(buffer)) text.append(buffer.data(), count);
    CHECK(source(buffer) == 0);
    return text;
}

std::string refusal(const std::string& bytes, std::size_t most = tables::most_decompressed_bytes) {
    const std::string message = message_of([&] { read(bytes, most); });
    const std::size_t colon = message.find(": ");
    return colon == std::string::npos ? message : message.substr(colon + 2);
}

std::string numbered_lines() {
    std::string text;
    for (int i = 0; i < 30'000; ++i) text += std::to_string(i) + "\n";
    return text;
}

}  // namespace

TEST_CASE("a text is read as it is, or decompressed where it is gzip's") {
    const std::string text = numbered_lines();
    CHECK(read(text) == text);
    CHECK(read(gzip(text)) == text);
    CHECK(read(gzip(text) + gzip("") + gzip("end")) == text + "end");
    CHECK(read("\x1f") == "\x1f");
}

TEST_CASE("compressed data that are damaged, cut short or too long are refused") {
    const std::string whole = gzip(numbered_lines());
    for (const std::size_t size : {2UL, 9UL, 10UL, 11UL, whole.size() / 2, whole.size() - 8, whole.size() - 1}) {
        CAPTURE(size);
        CHECK(refusal(whole.substr(0, size)) == "is cut short: its compressed data end too early");
    }
    std::string damaged = whole;
    damaged[whole.size() - 5] ^= 1;  // of the checksum
    CHECK(refusal(damaged) == "is damaged: its compressed data cannot be decompressed");
    CHECK(refusal(whole + "more") == "is damaged: its compressed data cannot be decompressed");
    CHECK(refusal("\x1f\x8b\x08 and so on") == "is damaged: its compressed data cannot be decompressed");
    const std::size_t size = numbered_lines().size();
    CHECK(refusal(whole, size) == "no error");
    CHECK(contains(refusal(whole, size - 1), "unfolds to more text than is decompressed here; decompress it first"));
}
