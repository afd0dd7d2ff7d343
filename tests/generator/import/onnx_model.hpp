// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "generator/import/onnx/onnx.hpp"
#include "generator/import/onnx/onnx.pb.h"
#include "src/common/error.hpp"

/// ONNX models made in memory, as small as a test needs them.
namespace onnx_model {

using zgen::onnx::AttributeProto;
using zgen::onnx::ModelProto;
using zgen::onnx::NodeProto;
using zgen::onnx::TensorProto;
using integers = std::vector<std::int64_t>;

/// Element types as ONNX numbers them.
inline constexpr int float_type = 1;
inline constexpr int int32_type = 6;
inline constexpr int int64_type = 7;
inline constexpr int string_type = 8;
inline constexpr int bool_type = 9;
inline constexpr int float16_type = 10;
inline constexpr int double_type = 11;
inline constexpr int bfloat16_type = 16;

/// Sets attributes of a node, one after the other.
class node {
 public:
    explicit node(NodeProto& proto) : proto_(proto) {}

    node& named(const std::string& name) {
        proto_.set_name(name);
        return *this;
    }
    node& of_domain(const std::string& domain) {
        proto_.set_domain(domain);
        return *this;
    }
    node& with(const std::string& name, std::int64_t value) {
        add(name, 2).set_i(value);
        return *this;
    }
    node& with(const std::string& name, int value) { return with(name, std::int64_t{value}); }
    node& with(const std::string& name, float value) {
        add(name, 1).set_f(value);
        return *this;
    }
    node& with(const std::string& name, const char* value) {
        add(name, 3).set_s(value);
        return *this;
    }
    node& with(const std::string& name, const integers& values) {
        AttributeProto& made = add(name, 7);
        for (const std::int64_t one : values) made.add_ints(one);
        return *this;
    }
    node& with(const std::string& name, const std::vector<float>& values) {
        AttributeProto& made = add(name, 6);
        for (const float one : values) made.add_floats(one);
        return *this;
    }
    node& with(const std::string& name, const TensorProto& value) {
        *add(name, 4).mutable_t() = value;
        return *this;
    }

 private:
    AttributeProto& add(const std::string& name, int type) {
        AttributeProto& made = *proto_.add_attribute();
        made.set_name(name);
        made.set_type(type);
        return made;
    }

    NodeProto& proto_;
};

inline TensorProto tensor(const integers& extents, int type) {
    TensorProto made;
    for (const std::int64_t one : extents) made.add_dims(one);
    made.set_data_type(type);
    return made;
}

inline TensorProto floats(const integers& extents, const std::vector<float>& values) {
    TensorProto made = tensor(extents, float_type);
    const auto bytes = std::as_bytes(std::span(values));
    made.mutable_raw_data()->assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return made;
}

inline TensorProto ints(const integers& values) {
    TensorProto made = tensor({static_cast<std::int64_t>(values.size())}, int64_type);
    for (const std::int64_t one : values) made.add_int64_data(one);
    return made;
}

/// A model of one graph. An extent of -1 is symbolic.
class model {
 public:
    explicit model(std::int64_t opset = 13) { proto.add_opset_import()->set_version(opset); }

    model& input(const std::string& name, const integers& extents, int type = float_type) {
        describe(*proto.mutable_graph()->add_input(), name, extents, type);
        return *this;
    }
    model& output(const std::string& name) {
        proto.mutable_graph()->add_output()->set_name(name);
        return *this;
    }
    /// An output with a declared shape.
    model& output(const std::string& name, const integers& extents) {
        describe(*proto.mutable_graph()->add_output(), name, extents, float_type);
        return *this;
    }
    model& initializer(const std::string& name, TensorProto value) {
        value.set_name(name);
        *proto.mutable_graph()->add_initializer() = std::move(value);
        return *this;
    }
    node add(const std::string& op_type, std::initializer_list<const char*> inputs,
             std::initializer_list<const char*> outputs) {
        NodeProto& made = *proto.mutable_graph()->add_node();
        made.set_op_type(op_type);
        for (const char* one : inputs) made.add_input(one);
        for (const char* one : outputs) made.add_output(one);
        return node(made);
    }

    zgen::graph import(const std::filesystem::path& file = "folder/model.onnx") const {
        const std::string bytes = proto.SerializeAsString();
        return zgen::import_onnx(std::as_bytes(std::span(bytes)), file);
    }
    /// The message that the import fails with; empty if it succeeds.
    std::string refusal(const std::filesystem::path& file = "folder/model.onnx") const {
        try {
            import(file);
            return "";
        } catch (const common::error& failure) {
            return failure.what();
        }
    }

    ModelProto proto;

 private:
    static void describe(zgen::onnx::ValueInfoProto& made, const std::string& name, const integers& extents, int type) {
        made.set_name(name);
        made.mutable_type()->mutable_tensor_type()->set_elem_type(type);
        auto& shape = *made.mutable_type()->mutable_tensor_type()->mutable_shape();
        for (const std::int64_t one : extents) {
            if (one == -1) {
                shape.add_dim()->set_dim_param("N");
            } else {
                shape.add_dim()->set_dim_value(one);
            }
        }
    }
};

/// Whether a text has a part.
inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// 1, 2, 3, ... times a step, as floats that double holds exactly.
inline std::vector<float> ramp(std::size_t count, float step = 0.25F) {
    std::vector<float> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<float>(i + 1) * step);
    return values;
}

/// Kinds of the layers, in order.
inline std::vector<std::string> kinds(const zgen::graph& g) {
    std::vector<std::string> names;
    for (const zgen::layer& one : g.layers) names.push_back(zgen::name_of(one.op));
    return names;
}

}  // namespace onnx_model
