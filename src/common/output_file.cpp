// SPDX-License-Identifier: Apache-2.0
#include "src/common/output_file.hpp"

#include "src/common/print_out.hpp"

namespace common {

bool is_standard_output(const std::filesystem::path& path) {
    return path == "-" || path == "/dev/stdout";
}

output_file::output_file(const std::filesystem::path& path) {
    if (!is_standard_output(path)) file_.emplace(path);
}

void output_file::write(std::string_view bytes) {
    if (file_)
        file_->write(bytes);
    else
        print_out(bytes);
}

void output_file::commit() {
    if (file_) file_->commit();
}

void write_output(const std::filesystem::path& path, std::string_view bytes) {
    output_file file(path);
    file.write(bytes);
    file.commit();
}

}  // namespace common
