// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

/// What the benchmark calls of ONNX Runtime's C interface, declared here because the library comes without headers.
///
/// The interface is a table of functions to which versions only append; its first 102 entries, version 1 of it, are the
/// same in every release (onnxruntime_c_api.cc asserts their number when it compiles). Here the table is an array, and
/// each function an index into it with its type.
///
/// Source   include/onnxruntime/core/session/onnxruntime_c_api.h of ONNX Runtime, struct OrtApi
namespace bench::ort {

struct environment;
struct session;
struct session_options;
struct run_options;
struct memory_info;
struct value;
struct failure;  ///< OrtStatus: null where all is well

struct api_base {
    const void* const* (*get_api)(std::uint32_t version) noexcept;
    const char* (*version)() noexcept;
};
inline constexpr std::uint32_t api_version = 1;

inline constexpr int log_errors = 3;        // ORT_LOGGING_LEVEL_ERROR
inline constexpr int optimize_all = 99;     // ORT_ENABLE_ALL
inline constexpr int float32 = 1;           // ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT
inline constexpr int device_allocator = 0;  // OrtDeviceAllocator
inline constexpr int default_memory = 0;    // OrtMemTypeDefault

/// A function of the table.
template <std::size_t Index, class Signature>
struct entry {
    static Signature* in(const void* const* api) noexcept {
        return reinterpret_cast<Signature*>(const_cast<void*>(api[Index]));
    }
};

using get_error_message = entry<2, const char*(const failure*)>;
using create_env = entry<3, failure*(int log_level, const char* log_name, environment**)>;
using create_session_from_array =
    entry<8, failure*(const environment*, const void* file, std::size_t bytes, const session_options*, session**)>;
using run = entry<9, failure*(session*, const run_options*, const char* const* input_names, const value* const* inputs,
                              std::size_t input_count, const char* const* output_names, std::size_t output_count,
                              value** outputs)>;
using create_session_options = entry<10, failure*(session_options**)>;
using set_graph_optimization_level = entry<23, failure*(session_options*, int level)>;
using set_intra_op_num_threads = entry<24, failure*(session_options*, int threads)>;
using set_inter_op_num_threads = entry<25, failure*(session_options*, int threads)>;
using create_tensor_with_data = entry<49, failure*(const memory_info*, void* data, std::size_t bytes,
                                                   const std::int64_t* dims, std::size_t dim_count, int type, value**)>;
using create_cpu_memory_info = entry<69, failure*(int allocator, int memory_type, memory_info**)>;
using release_env = entry<92, void(environment*)>;
using release_status = entry<93, void(failure*)>;
using release_memory_info = entry<94, void(memory_info*)>;
using release_session = entry<95, void(session*)>;
using release_value = entry<96, void(value*)>;
using release_session_options = entry<100, void(session_options*)>;

}  // namespace bench::ort
