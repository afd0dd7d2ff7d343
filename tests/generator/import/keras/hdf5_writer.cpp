// SPDX-License-Identifier: Apache-2.0
#include "tests/generator/import/keras/hdf5_writer.hpp"

#include <doctest/doctest.h>

#include <algorithm>

hdf5_writer::hdf5_writer() : file_(H5I_INVALID_HID), with_groups_(H5Pcreate(H5P_LINK_CREATE)) {
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    H5Pset_create_intermediate_group(with_groups_, 1);
    const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    H5Pset_fapl_core(access, 1 << 16, 0);
    file_ = H5Fcreate("made_in_memory", H5F_ACC_TRUNC, H5P_DEFAULT, access);
    H5Pclose(access);
    REQUIRE(file_ >= 0);
}

hdf5_writer::~hdf5_writer() {
    H5Pclose(with_groups_);
    if (file_ >= 0) H5Fclose(file_);
}

void hdf5_writer::group(const std::string& path) {
    if (path.empty() || H5Oexists_by_name(file_, path.c_str(), H5P_DEFAULT) > 0) return;
    H5Gclose(H5Gcreate2(file_, path.c_str(), with_groups_, H5P_DEFAULT, H5P_DEFAULT));
}

void hdf5_writer::text(const std::string& path, const std::string& name, const std::string& value) {
    group(path);
    const hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, H5T_VARIABLE);
    H5Tset_cset(type, H5T_CSET_UTF8);
    const hid_t space = H5Screate(H5S_SCALAR);
    const hid_t attribute = H5Acreate_by_name(file_, path.empty() ? "/" : path.c_str(), name.c_str(), type, space,
                                              H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    const char* bytes = value.c_str();
    REQUIRE(H5Awrite(attribute, type, static_cast<const void*>(&bytes)) >= 0);
    H5Aclose(attribute);
    H5Sclose(space);
    H5Tclose(type);
}

void hdf5_writer::texts(const std::string& path, const std::string& name, const std::vector<std::string>& values,
                        bool variable) {
    group(path);
    const hsize_t count = values.size();
    const hid_t space = H5Screate_simple(1, &count, nullptr);
    // h5py makes an empty list an empty array of float64.
    const hid_t type = values.empty() ? H5Tcopy(H5T_IEEE_F64LE) : H5Tcopy(H5T_C_S1);
    std::size_t size = 1;
    for (const std::string& value : values) size = std::max(size, value.size());
    if (!values.empty()) {
        H5Tset_size(type, variable ? H5T_VARIABLE : size);
        H5Tset_strpad(type, H5T_STR_NULLPAD);
    }
    const hid_t attribute = H5Acreate_by_name(file_, path.empty() ? "/" : path.c_str(), name.c_str(), type, space,
                                              H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    if (variable) {
        std::vector<const char*> pointers;
        for (const std::string& value : values) pointers.push_back(value.c_str());
        REQUIRE(H5Awrite(attribute, type, static_cast<const void*>(pointers.data())) >= 0);
    } else if (!values.empty()) {
        std::string padded;
        for (std::string value : values) {
            value.resize(size);
            padded += value;
        }
        REQUIRE(H5Awrite(attribute, type, padded.data()) >= 0);
    }
    H5Aclose(attribute);
    H5Tclose(type);
    H5Sclose(space);
}

void hdf5_writer::dataset(const std::string& path, const std::vector<std::size_t>& extents,
                          const std::vector<float>& values, hid_t type, hid_t creation) {
    const std::vector<hsize_t> sizes(extents.begin(), extents.end());
    const hid_t space = H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr);
    const hid_t dataset = H5Dcreate2(file_, path.c_str(), type, space, with_groups_, creation, H5P_DEFAULT);
    REQUIRE(dataset >= 0);
    if (!values.empty())
        REQUIRE(H5Dwrite(dataset, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) >= 0);
    H5Dclose(dataset);
    H5Sclose(space);
}

std::vector<std::byte> hdf5_writer::finish() {
    H5Fflush(file_, H5F_SCOPE_GLOBAL);
    std::vector<std::byte> bytes(static_cast<std::size_t>(H5Fget_file_image(file_, nullptr, 0)));
    REQUIRE(H5Fget_file_image(file_, bytes.data(), bytes.size()) > 0);
    H5Fclose(file_);
    file_ = H5I_INVALID_HID;
    return bytes;
}
