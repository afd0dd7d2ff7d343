// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hdf5.h>

#include <cstddef>
#include <string>
#include <vector>

/// Makes an HDF5 file in memory. Paths are written "a/b/c"; groups on the way are made as needed.
class hdf5_writer {
 public:
    hdf5_writer();
    hdf5_writer(const hdf5_writer&) = delete;
    hdf5_writer& operator=(const hdf5_writer&) = delete;
    ~hdf5_writer();

    hid_t file() const { return file_; }

    void group(const std::string& path);
    /// A text attribute of variable length, as h5py writes it.
    void text(const std::string& path, const std::string& name, const std::string& value);
    /// An attribute of several texts of fixed length, as h5py writes it from bytes; of variable length on request.
    void texts(const std::string& path, const std::string& name, const std::vector<std::string>& values,
               bool variable = false);
    /// float32 in one piece; stored as `type`.
    void dataset(const std::string& path, const std::vector<std::size_t>& extents, const std::vector<float>& values,
                 hid_t type = H5T_IEEE_F32LE, hid_t creation = H5P_DEFAULT);

    /// The file's bytes. Ends the writing.
    std::vector<std::byte> finish();

 private:
    hid_t file_;
    hid_t with_groups_;
};
