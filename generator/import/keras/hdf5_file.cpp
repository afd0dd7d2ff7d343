// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/hdf5_file.hpp"

#include <fmt/format.h>
#include <hdf5.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "generator/import/keras/problem.hpp"
#include "src/common/in_quotes.hpp"
#include "src/common/limits.hpp"

namespace zgen::keras {

namespace {

constexpr std::size_t max_text_bytes = std::size_t{1} << 24;  ///< model_config of hundreds of layers has some 100 kB
constexpr std::size_t max_texts = std::size_t{1} << 16;
constexpr std::size_t max_rank = 8;

/// What the library says of the call that just failed, the cause first.
std::string reason() {
    std::string text;
    const auto first = [](unsigned depth, const H5E_error2_t* e, void* out) -> herr_t {
        if (depth == 0 && e->desc != nullptr) *static_cast<std::string*>(out) = e->desc;
        return 0;
    };
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, first, &text);
    return text.empty() ? "no reason given" : text;
}

/// An unsigned number as it lies in the file.
template <class Integer>
std::optional<Integer> number_at(std::span<const std::byte> bytes, std::size_t at) {
    Integer value{};
    if (at > bytes.size() || bytes.size() - at < sizeof value) return std::nullopt;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

/// Texts of variable length lie in global heaps. The library walks through such a heap from object to object, and
/// stays for ever at a free space of size 0.
/// Source   HDF5 File Format Specification 3.0, III.E "Disk Format: Level 1E - Global Heap"
void require_sound_heaps(std::span<const std::byte> bytes) {
    constexpr std::string_view signature = "GCOL";
    constexpr std::size_t header = 16;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::size_t objects_left = bytes.size() / header;  // heaps do not overlap
    for (std::size_t heap = text.find(signature); heap != text.npos; heap = text.find(signature, heap + 1)) {
        const std::uint64_t size = number_at<std::uint64_t>(bytes, heap + 8).value_or(0);
        for (std::uint64_t at = header; at < size && size - at >= header && heap + at < bytes.size();) {
            const auto index = number_at<std::uint16_t>(bytes, heap + at);
            const auto object = number_at<std::uint64_t>(bytes, heap + at + 8);
            if (!index || !object || *object > bytes.size()) break;
            if ((*index == 0 && *object == 0) || objects_left-- == 0)
                throw problem("is a damaged HDF5 file (a heap of texts does not end); fetch or save it again");
            at += *index == 0 ? *object : header + (*object + 7) / 8 * 8;
        }
    }
}

hdf5_handle open_image(std::span<const std::byte> bytes) {
    require_sound_heaps(bytes);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);  // failures become exceptions here, not prints
    // Not H5LTopen_file_image, which loses the memory of its own bookkeeping. Without an image, H5Fopen would look for
    // a file of the name below.
    const hdf5_handle in_memory(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    constexpr std::size_t increment = std::size_t{1} << 16;
    if (bytes.empty() || H5Pset_fapl_core(in_memory.get(), increment, false) < 0 ||
        H5Pset_file_image(in_memory.get(), const_cast<std::byte*>(bytes.data()), bytes.size()) < 0)
        throw problem("is an empty HDF5 file; fetch or save it again");
    hdf5_handle file(H5Fopen("model", H5F_ACC_RDONLY, in_memory.get()), H5Fclose);
    if (!file) throw problem(fmt::format("is a damaged or truncated HDF5 file ({}); fetch or save it again", reason()));
    return file;
}

/// The object at the path; an empty handle where a component is missing.
hdf5_handle find(const hdf5_handle& file, std::string_view path) {
    hdf5_handle at(H5Oopen(file.get(), "/", H5P_DEFAULT), H5Oclose);
    for (std::string_view rest = path; at && !rest.empty();) {
        const std::string name(rest.substr(0, rest.find('/')));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        if (name.empty() || name == ".") continue;
        if (H5Iget_type(at.get()) != H5I_GROUP || H5Lexists(at.get(), name.c_str(), H5P_DEFAULT) <= 0)
            return {-1, H5Oclose};
        H5L_info_t link{};
        if (H5Lget_info(at.get(), name.c_str(), &link, H5P_DEFAULT) < 0)
            throw problem(fmt::format("HDF5 link {} is damaged ({})", common::in_quotes(path), reason()));
        if (link.type != H5L_TYPE_HARD)
            throw problem(
                fmt::format("HDF5 path {} leads through a soft or external link; expected the weights "
                            "themselves in this file",
                            common::in_quotes(path)));
        at = hdf5_handle(H5Oopen(at.get(), name.c_str(), H5P_DEFAULT), H5Oclose);
        if (!at) throw problem(fmt::format("HDF5 object {} is damaged ({})", common::in_quotes(path), reason()));
    }
    return at;
}

hdf5_handle open(const hdf5_handle& file, std::string_view path) {
    hdf5_handle object = find(file, path);
    if (!object) throw problem(fmt::format("HDF5 path {} is missing in the file", common::in_quotes(path)));
    return object;
}

hdf5_handle open_dataset(const hdf5_handle& file, std::string_view path) {
    hdf5_handle object = open(file, path);
    if (H5Iget_type(object.get()) != H5I_DATASET)
        throw problem(fmt::format("HDF5 path {} is not a dataset; expected weights", common::in_quotes(path)));
    return object;
}

/// Texts of an attribute that exists.
std::vector<std::string> read_texts(const hdf5_handle& attribute, const std::string& name) {
    const auto fail = [&](std::string_view what) {
        return problem(fmt::format("HDF5 attribute {} {}", common::in_quotes(name), what));
    };
    const hdf5_handle type(H5Aget_type(attribute.get()), H5Tclose);
    const hdf5_handle space(H5Aget_space(attribute.get()), H5Sclose);
    if (!type || !space) throw fail("is damaged");
    const hssize_t points = H5Sget_simple_extent_npoints(space.get());
    if (points == 0) return {};
    if (H5Tget_class(type.get()) != H5T_STRING) throw fail("is not text");
    if (points < 0 || static_cast<std::size_t>(points) > max_texts) throw fail("has too many texts");
    const auto count = static_cast<std::size_t>(points);

    std::vector<std::string> result;
    if (H5Tis_variable_str(type.get()) > 0) {
        std::vector<char*> texts(count, nullptr);
        if (H5Aread(attribute.get(), type.get(), static_cast<void*>(texts.data())) < 0) throw fail("is damaged");
        for (const char* text : texts) result.emplace_back(text == nullptr ? "" : text);
        H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, static_cast<void*>(texts.data()));
        return result;
    }
    const std::size_t size = H5Tget_size(type.get());
    if (size == 0 || size > max_text_bytes || count > max_text_bytes / size) throw fail("is too long");
    std::string texts(count * size, '\0');
    if (H5Aread(attribute.get(), type.get(), texts.data()) < 0) throw fail("is damaged");
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = texts.substr(i * size, size);
        text.resize(std::min(text.find('\0'), text.size()));
        if (H5Tget_strpad(type.get()) == H5T_STR_SPACEPAD) text.resize(text.find_last_not_of(' ') + 1);
        result.push_back(std::move(text));
    }
    return result;
}

std::optional<std::vector<std::string>> read_texts_of(const hdf5_handle& object, const std::string& name) {
    if (H5Aexists(object.get(), name.c_str()) <= 0) return std::nullopt;
    const hdf5_handle attribute(H5Aopen(object.get(), name.c_str(), H5P_DEFAULT), H5Aclose);
    if (!attribute) throw problem(fmt::format("HDF5 attribute {} is damaged ({})", common::in_quotes(name), reason()));
    return read_texts(attribute, name);
}

/// The size in bytes of a floating-point type.
std::size_t float_size(const hdf5_handle& dataset, std::string_view path) {
    const hdf5_handle type(H5Dget_type(dataset.get()), H5Tclose);
    const std::size_t size = H5Tget_size(type.get());
    switch (H5Tget_class(type.get())) {
        case H5T_FLOAT:
            if (size == 2 || size == 4 || size == 8) return size;
            throw problem(fmt::format("weights {} are {}-bit floating-point numbers; expected 16, 32 or 64 bits",
                                      common::in_quotes(path), size * 8));
        case H5T_INTEGER:
            throw problem(
                fmt::format("weights {} are {}-bit integers; expected floating-point numbers; save the model "
                            "before it is quantized",
                            common::in_quotes(path), size * 8));
        default:
            throw problem(
                fmt::format("weights {} are not numbers; expected floating-point numbers", common::in_quotes(path)));
    }
}

dims extents_of(const hdf5_handle& dataset, std::string_view path) {
    const hdf5_handle space(H5Dget_space(dataset.get()), H5Sclose);
    const int rank = H5Sget_simple_extent_ndims(space.get());
    if (rank < 0 || static_cast<std::size_t>(rank) > max_rank)
        throw problem(
            fmt::format("weights {} have {} axes; expected at most {}", common::in_quotes(path), rank, max_rank));
    std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
    H5Sget_simple_extent_dims(space.get(), sizes.data(), nullptr);
    return {sizes.begin(), sizes.end()};
}

/// Keras stores its weights in one piece. Only that is read: it needs no filters and no other files, and the bytes are
/// there or not.
void require_in_one_piece(const hdf5_handle& dataset, std::size_t bytes, std::string_view path) {
    const hdf5_handle creation(H5Dget_create_plist(dataset.get()), H5Pclose);
    const H5D_layout_t layout = H5Pget_layout(creation.get());
    if (layout == H5D_CHUNKED)
        throw problem(
            fmt::format("weights {} are stored in chunks; expected one piece, as Keras writes them; convert "
                        "the file with 'h5repack -l CONTI -f NONE'",
                        common::in_quotes(path)));
    if ((layout != H5D_CONTIGUOUS && layout != H5D_COMPACT) || H5Pget_external_count(creation.get()) != 0)
        throw problem(
            fmt::format("weights {} are stored outside the file; expected them inside", common::in_quotes(path)));
    const hsize_t stored = H5Dget_storage_size(dataset.get());
    if (stored != bytes)
        throw problem(
            fmt::format("weights {} have {} bytes in the file; expected {}", common::in_quotes(path), stored, bytes));
}

}  // namespace

hdf5_file::hdf5_file(std::span<const std::byte> bytes)
    : size_(bytes.size()), values_left_(bytes.size() / 2), file_(open_image(bytes)) {}

bool hdf5_file::has(std::string_view path) const {
    return static_cast<bool>(find(file_, path));
}

std::optional<std::string> hdf5_file::text(std::string_view path, const std::string& attribute) const {
    std::optional<std::vector<std::string>> all = read_texts_of(open(file_, path), attribute);
    if (!all) return std::nullopt;
    if (all->size() != 1)
        throw problem(fmt::format("HDF5 attribute {} is not a single string", common::in_quotes(attribute)));
    return std::move(all->front());
}

std::optional<std::vector<std::string>> hdf5_file::texts(std::string_view path, const std::string& attribute) const {
    const hdf5_handle object = open(file_, path);
    std::optional<std::vector<std::string>> all = read_texts_of(object, attribute);
    if (all) return all;
    for (std::size_t i = 0;; ++i) {
        std::optional<std::vector<std::string>> part = read_texts_of(object, attribute + std::to_string(i));
        if (!part) return all;
        if (!all) all.emplace();
        all->insert(all->end(), part->begin(), part->end());
    }
}

std::size_t hdf5_file::links(std::string_view path) const {
    const hdf5_handle group = open(file_, path);
    H5G_info_t info{};
    if (H5Iget_type(group.get()) != H5I_GROUP || H5Gget_info(group.get(), &info) < 0)
        throw problem(fmt::format("HDF5 path {} is not a group", common::in_quotes(path)));
    return info.nlinks;
}

dims hdf5_file::extents(std::string_view path) const {
    const hdf5_handle dataset = open_dataset(file_, path);
    float_size(dataset, path);
    return extents_of(dataset, path);
}

tensor hdf5_file::read(std::string_view path) {
    const hdf5_handle dataset = open_dataset(file_, path);
    const std::size_t size = float_size(dataset, path);
    tensor result{extents_of(dataset, path), {}};
    std::size_t count = 1;
    for (const std::size_t extent : result.extents) count = common::bounded_product(count, extent);
    if (count > values_left_)
        throw problem(fmt::format("weights {} have shape {}: more values than the file's {} bytes can hold",
                                  common::in_quotes(path), to_text(result.extents), size_));
    require_in_one_piece(dataset, count * size, path);
    values_left_ -= count;
    result.values.resize(count);
    if (count > 0 && H5Dread(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, result.values.data()) < 0)
        throw problem(fmt::format("weights {} cannot be read ({})", common::in_quotes(path), reason()));
    const auto bad =
        std::find_if_not(result.values.begin(), result.values.end(), [](double v) { return std::isfinite(v); });
    if (bad != result.values.end())
        throw problem(fmt::format("weights {} have {} at index {}; expected finite numbers", common::in_quotes(path),
                                  *bad, bad - result.values.begin()));
    return result;
}

}  // namespace zgen::keras
