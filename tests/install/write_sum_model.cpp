// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <utility>

#include "generator/import/onnx/onnx.pb.h"

namespace {

constexpr int onnx_float = 1;  // TensorProto.DataType

zgen::onnx::ModelProto sum_model() {
    zgen::onnx::ModelProto model;
    model.add_opset_import()->set_version(13);

    zgen::onnx::GraphProto& graph = *model.mutable_graph();
    zgen::onnx::ValueInfoProto& input = *graph.add_input();
    input.set_name("x");
    input.mutable_type()->mutable_tensor_type()->set_elem_type(onnx_float);
    for (const int size : {1, 4})
        input.mutable_type()->mutable_tensor_type()->mutable_shape()->add_dim()->set_dim_value(size);
    graph.add_output()->set_name("y");

    zgen::onnx::TensorProto& weights = *graph.add_initializer();
    weights.set_name("weights");
    weights.set_data_type(onnx_float);
    weights.add_dims(4);
    weights.add_dims(1);
    for (const float weight : {1.0F, 2.0F, 3.0F, 4.0F}) weights.add_float_data(weight);
    zgen::onnx::TensorProto& bias = *graph.add_initializer();
    bias.set_name("bias");
    bias.set_data_type(onnx_float);
    bias.add_dims(1);
    bias.add_float_data(0.5F);

    zgen::onnx::NodeProto& node = *graph.add_node();
    node.set_op_type("Gemm");
    for (const char* name : {"x", "weights", "bias"}) node.add_input(name);
    node.add_output("y");

    for (const auto& [key, value] :
         {std::pair{"zinfer.physical_range", "[0, 32]"},
          {"zinfer.intervals", R"({"level": 0.9, "edges": [10], "lower": [-1, -2], "upper": [1, 2]})"}}) {
        zgen::onnx::StringStringEntryProto& pair = *model.add_metadata_props();
        pair.set_key(key);
        pair.set_value(value);
    }
    return model;
}

}  // namespace

/// write_sum_model FILE: an ONNX model of one Gemm node, y = x0 + 2 x1 + 3 x2 + 4 x3 + 0.5, within 2 of which the truth
/// lies, but not above 32.
int main(int count, char** arguments) {
    if (count != 2) return 2;
    std::ofstream file(arguments[1], std::ios::binary);
    return sum_model().SerializeToOstream(&file) && file.flush() ? 0 : 1;
}
