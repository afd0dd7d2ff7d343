// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/operator_case.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

#include "generator/import/onnx/onnx.pb.h"
#include "generator/import/onnx/problem.hpp"
#include "generator/import/onnx/tensor.hpp"
#include "tests/scratch_folder.hpp"

namespace corpus {

namespace {

namespace fs = std::filesystem;
using zgen::onnx::GraphProto;
using zgen::onnx::ModelProto;
using zgen::onnx::NodeProto;
using zgen::onnx::TensorProto;
using zgen::onnx::ValueInfoProto;

template <class Message>
Message read(const fs::path& file) {
    Message message;
    if (!message.ParseFromString(read_bytes(file))) throw std::runtime_error(file.string() + " cannot be read");
    return message;
}

std::vector<TensorProto> read_tensors(const fs::path& folder, const std::string& kind) {
    std::vector<TensorProto> tensors;
    while (true) {
        const fs::path file = folder / (kind + "_" + std::to_string(tensors.size()) + ".pb");
        if (!fs::exists(file)) return tensors;
        tensors.push_back(read<TensorProto>(file));
    }
}

std::vector<std::int64_t> extents_of(const TensorProto& tensor) {
    return {tensor.dims().begin(), tensor.dims().end()};
}

std::int64_t size_of(const TensorProto& tensor) {
    return std::accumulate(tensor.dims().begin(), tensor.dims().end(), std::int64_t{1}, std::multiplies<>());
}

/// The tensor's numbers in so many rows; none where it holds no numbers that zgen reads.
tables::data_set values_of(const TensorProto& tensor, std::int64_t rows) {
    tables::data_set data;
    try {
        zgen::onnx::budget enough;
        const zgen::onnx::constant read = zgen::onnx::load_tensor(tensor, "case", enough);
        std::visit([&](const auto& all) { data.values.assign(all.begin(), all.end()); }, *read.data);
    } catch (const zgen::onnx::problem&) {
        return {};
    }
    if (data.values.empty()) return {};
    data.rows = static_cast<std::size_t>(rows);
    data.columns = data.values.size() / data.rows;
    return data;
}

/// Significant bits of ONNX's FLOAT16, BFLOAT16 and all others.
int bits_of(const TensorProto& tensor) {
    return tensor.data_type() == 10 ? 11 : tensor.data_type() == 16 ? 8 : 24;
}

class case_of {
 public:
    explicit case_of(const fs::path& folder) : file_(folder / "model.onnx"), model_(read<ModelProto>(file_)) {
        const fs::path data = folder / "test_data_set_0";
        std::vector<TensorProto> inputs = read_tensors(data, "input");
        const std::vector<TensorProto> outputs = read_tensors(data, "output");
        if (outputs.empty()) throw std::runtime_error(data.string() + " holds no output");
        output_ = outputs.front();
        keep_one_output();
        name_inputs(std::move(inputs));
    }

    std::vector<trial> trials() const {
        std::vector<trial> made;
        if (!has_input_) return {with_zeros_added()};
        const bool is_batch = input_.dims_size() > 1 && output_.dims_size() > 0 && input_.dims(0) == output_.dims(0) &&
                              input_.dims(0) > 0;
        if (is_batch) made.push_back(make(model_, "as it is", input_.dims(0)));
        if (input_.dims_size() == 1) made.push_back(make(model_, "as it is", 1));
        made.push_back(wrapped());
        return made;
    }

 private:
    void keep_one_output() {
        auto& outputs = *model_.mutable_graph()->mutable_output();
        if (outputs.empty()) throw std::runtime_error(file_.string() + " has no output");
        outputs.DeleteSubrange(1, outputs.size() - 1);
    }

    /// Gives the stored inputs the names of the graph's, and makes all but the first initializers.
    void name_inputs(std::vector<TensorProto> stored) {
        GraphProto& graph = *model_.mutable_graph();
        std::set<std::string> initializers;
        for (const TensorProto& one : graph.initializer()) initializers.insert(one.name());
        std::vector<ValueInfoProto> inputs;
        for (const ValueInfoProto& one : graph.input())
            if (!initializers.contains(one.name())) inputs.push_back(one);
        if (inputs.size() != stored.size())
            throw std::runtime_error(file_.string() + " has " + std::to_string(inputs.size()) +
                                     " inputs and values for " + std::to_string(stored.size()));
        graph.clear_input();
        has_input_ = !inputs.empty();
        if (!has_input_) return;
        *graph.add_input() = inputs.front();
        input_ = stored.front();
        for (std::size_t i = 1; i < inputs.size(); ++i) {
            stored[i].set_name(inputs[i].name());
            *graph.add_initializer() = stored[i];
        }
    }

    trial make(const ModelProto& model, const char* form, std::int64_t rows) const {
        trial t;
        t.form = form;
        const std::string bytes = model.SerializeAsString();
        const auto all = std::as_bytes(std::span(bytes));
        t.bytes.assign(all.begin(), all.end());
        t.file = file_;
        t.expected = values_of(output_, rows);
        t.inputs = values_of(input_, rows);
        if (t.inputs.rows == 0 || t.expected.rows == 0) t.inputs = t.expected = {};
        t.tolerance = tolerance_of(t.expected.values, 1e-5, bits_of(output_));
        return t;
    }

    static void set_flat(ValueInfoProto& value, const std::string& name, int type, std::int64_t size) {
        value.set_name(name);
        auto& tensor = *value.mutable_type()->mutable_tensor_type();
        tensor.set_elem_type(type);
        tensor.mutable_shape()->clear_dim();
        for (const std::int64_t extent : {std::int64_t{1}, size})
            tensor.mutable_shape()->add_dim()->set_dim_value(extent);
    }

    static void add_reshape(GraphProto& graph, const std::string& from, const std::string& to,
                            const std::vector<std::int64_t>& extents) {
        TensorProto& shape = *graph.add_initializer();
        shape.set_name("extents of " + to);
        shape.set_data_type(7);
        shape.add_dims(static_cast<std::int64_t>(extents.size()));
        for (const std::int64_t extent : extents) shape.add_int64_data(extent);
        NodeProto& node = *graph.add_node();
        node.set_op_type("Reshape");
        node.set_name("to " + to);
        node.add_input(from);
        node.add_input(shape.name());
        node.add_output(to);
    }

    trial wrapped() const {
        ModelProto model = model_;
        GraphProto& graph = *model.mutable_graph();
        const auto nodes = graph.node();
        graph.clear_node();
        const std::string input = graph.input(0).name();
        const std::string output = graph.output(0).name();
        set_flat(*graph.mutable_input(0), "flat input", input_.data_type(), size_of(input_));
        set_flat(*graph.mutable_output(0), "flat output", output_.data_type(), size_of(output_));
        add_reshape(graph, "flat input", input, extents_of(input_));
        graph.mutable_node()->MergeFrom(nodes);
        add_reshape(graph, output, "flat output", {1, size_of(output_)});
        return make(model, "wrapped", 1);
    }

    trial with_zeros_added() const {
        ModelProto model = model_;
        GraphProto& graph = *model.mutable_graph();
        const std::string output = graph.output(0).name();
        set_flat(*graph.add_input(), "zeros", output_.data_type(), size_of(output_));
        set_flat(*graph.mutable_output(0), "sum", output_.data_type(), size_of(output_));
        add_reshape(graph, output, "flat output", {1, size_of(output_)});
        NodeProto& sum = *graph.add_node();
        sum.set_op_type("Add");
        sum.set_name("to sum");
        sum.add_input("zeros");
        sum.add_input("flat output");
        sum.add_output("sum");
        trial t = make(model, "added to zeros", 1);
        t.inputs = t.expected = values_of(output_, 1);
        t.inputs.values.assign(t.inputs.values.size(), 0.0);
        return t;
    }

    fs::path file_;
    ModelProto model_;
    TensorProto input_;
    TensorProto output_;
    bool has_input_ = false;
};

}  // namespace

std::vector<trial> operator_case(const fs::path& folder) {
    return case_of(folder).trials();
}

}  // namespace corpus
