// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/trained_network.hpp"

#include <cstdint>

#include "generator/import/onnx/onnx.pb.h"

namespace ztrain {

namespace {

constexpr std::int32_t float32 = 1;        // TensorProto.DataType
constexpr std::int32_t attribute_int = 2;  // AttributeProto.AttributeType
constexpr std::int32_t attribute_ints = 7;

using dims = std::vector<std::size_t>;

class writer {
 public:
    explicit writer(const trained_network& network) {
        auto& opset = *file_.add_opset_import();
        opset.set_domain("");
        opset.set_version(13);
        const std::size_t features = network.shift.size();
        describe(*graph().add_input(), last_, {1, features});
        append("Sub", {last_, constant("shift", network.shift, {1, 1, features})});
        append("Mul", {last_, constant("scale", network.scale, {1, 1, features})});
        for (std::size_t i = 0; i < network.convolutions.size(); ++i) {
            const trained_network::layer& layer = network.convolutions[i];
            const std::string name = "conv" + std::to_string(i);
            auto& conv = append("Conv", {last_, constant(name + ".weight", layer.weights, layer.shape),
                                         constant(name + ".bias", layer.bias, {layer.shape[0]})});
            ints(conv, "kernel_shape", layer.shape[2]);
            append("Relu", {last_});
            auto& pool = append("MaxPool", {last_});
            ints(pool, "kernel_shape", 2);
            ints(pool, "strides", 2);
        }
        append("Flatten", {last_});
        for (std::size_t i = 0; i < network.denses.size(); ++i) {
            const trained_network::layer& layer = network.denses[i];
            const std::string name = "dense" + std::to_string(i);
            const bool last = i + 1 == network.denses.size();
            auto& gemm = append("Gemm",
                                {last_, constant(name + ".weight", layer.weights, layer.shape),
                                 constant(name + ".bias", layer.bias, {layer.shape[0]})},
                                last ? "z" : "");
            auto& transposed = *gemm.add_attribute();
            transposed.set_name("transB");
            transposed.set_type(attribute_int);
            transposed.set_i(1);
            if (!last) append("Relu", {last_});
        }
        describe(*graph().add_output(), last_, {1});
        for (const auto& [key, value] : network.metadata) {
            auto& pair = *file_.add_metadata_props();
            pair.set_key(key);
            pair.set_value(value);
        }
    }

    std::string bytes() const {
        // ir_version 7, field 1, and the graph's name, which the messages do not name because the importer does not
        // read them: fields may come in any order, and parts of an embedded message are merged.
        const std::string graph_name = std::string("\x3a\x0a") + "\x12\x08redshift";
        return file_.SerializeAsString() + "\x08\x07" + graph_name;
    }

 private:
    zgen::onnx::GraphProto& graph() { return *file_.mutable_graph(); }

    static void describe(zgen::onnx::ValueInfoProto& value, const std::string& name, const dims& shape) {
        value.set_name(name);
        auto& type = *value.mutable_type()->mutable_tensor_type();
        type.set_elem_type(float32);
        type.mutable_shape()->add_dim()->set_dim_param("N");
        for (const std::size_t n : shape) type.mutable_shape()->add_dim()->set_dim_value(static_cast<std::int64_t>(n));
    }

    std::string constant(const std::string& name, const std::vector<float>& values, const dims& shape) {
        auto& tensor = *graph().add_initializer();
        tensor.set_name(name);
        tensor.set_data_type(float32);
        for (const std::size_t n : shape) tensor.add_dims(static_cast<std::int64_t>(n));
        tensor.set_raw_data(values.data(), values.size() * sizeof(float));
        return name;
    }

    zgen::onnx::NodeProto& append(const std::string& type, const std::vector<std::string>& inputs,
                                  const std::string& output = {}) {
        auto& node = *graph().add_node();
        last_ = output.empty() ? type + "_" + std::to_string(graph().node_size()) : output;
        node.set_op_type(type);
        node.set_name(last_);
        for (const std::string& input : inputs) node.add_input(input);
        node.add_output(last_);
        return node;
    }

    static void ints(zgen::onnx::NodeProto& node, const std::string& name, std::size_t value) {
        auto& a = *node.add_attribute();
        a.set_name(name);
        a.set_type(attribute_ints);
        a.add_ints(static_cast<std::int64_t>(value));
    }

    zgen::onnx::ModelProto file_;
    std::string last_ = "flux";
};

}  // namespace

std::string onnx_bytes(const trained_network& network) {
    return writer(network).bytes();
}

}  // namespace ztrain
