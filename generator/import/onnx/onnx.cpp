// SPDX-License-Identifier: Apache-2.0
#include "generator/import/onnx/onnx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "generator/import/onnx/node_context.hpp"
#include "generator/import/onnx/operators/advice.hpp"
#include "generator/import/onnx/operators/operators.hpp"
#include "generator/import/onnx/parse.hpp"
#include "generator/import/onnx/scope.hpp"
#include "generator/import/onnx/settle.hpp"
#include "generator/import/onnx/signature.hpp"
#include "generator/import/onnx/topology.hpp"
#include "src/common/error.hpp"
#include "src/common/in_quotes.hpp"

namespace zgen {
namespace onnx {
namespace {

/// Everything that is wrong with a model, gathered so that one message can tell it all.
struct problems {
    std::vector<std::string> found;
    bool without_advice = false;  ///< an operator is not supported, and nothing is known that comes near it

    std::string message() const {
        std::string text = found.size() == 1 ? found.front() : fmt::format("{} problems:", found.size());
        if (found.size() > 1) {
            for (const std::string& one : found) text += "\n  " + one;
        }
        if (without_advice) text += "\nsupported operators:" + operators::supported();
        return text;
    }
};

/// "ONNX, opset 13, by pytorch 1.7"
std::string format_of(const ModelProto& model) {
    std::string text = fmt::format("ONNX, opset {}", read_opset(model));
    if (!model.producer_name().empty()) text += ", by " + common::printable(model.producer_name());
    if (!model.producer_version().empty()) text += " " + common::printable(model.producer_version());
    return text;
}

/// Imports a node; says what is wrong with it in `wrong`.
void import_node(const NodeProto& node, scope& model, problems& wrong) {
    operators::import_function* const import = operators::find(node);
    if (import == nullptr) {
        const bool own = node.domain().empty() || node.domain() == operators::onnx_domain;
        const bool known = own || node.domain() == operators::ml_domain;
        const std::string_view nearest = known ? operators::advice(node.op_type()) : std::string_view();
        wrong.found.push_back(
            fmt::format("{}: {} not supported{}{}", describe(node),
                        own ? "the operator is" : "operators of domain " + common::in_quotes(node.domain()) + " are",
                        nearest.empty() ? "" : "; ", nearest));
        wrong.without_advice |= nearest.empty();
        return;
    }
    node_context context(node, model);
    try {
        try {
            operators::check_integers(node, model.integers);
            import(context);
        } catch (const unknown_input&) {
            // What is wrong with the input is known already; the attributes can still be checked.
        }
        context.check_attributes();
    } catch (const problem& reason) {
        wrong.found.push_back(fmt::format("{}: {}", describe(node), reason.what()));
        model.values.erase(node.output(0));
    }
}

/// Every operator's first output is its result; masks, indices and statistics of training behind it are not computed.
void check_other_outputs(const NodeProto& node, const live_part& live, problems& wrong) {
    for (int i = 1; i < node.output_size(); ++i) {
        if (!live.used.contains(node.output(i))) continue;
        wrong.found.push_back(fmt::format("{}: its output {} {} is used; only output 0 is supported", describe(node), i,
                                          common::in_quotes(node.output(i))));
    }
}

/// Appends what the output still needs, and brings its memory into C order. Its extents, as ONNX sees them.
dims finish_output(const std::string& name, scope& model) {
    const auto found = model.values.find(name);
    if (found == model.values.end() || !found->second) throw problem("no node computes it; expected one to");
    NodeProto output;
    output.set_name(name);
    output.set_op_type("output");
    node_context node(output, model);
    const activation given = node.current(*found->second, "it");
    if (given.order.is_identity()) return given.extents;
    const activation y = in_c_order(node, given);
    const auto long_axes = std::count_if(y.extents.begin(), y.extents.end(), [](std::size_t n) { return n > 1; });
    if (model.network.current().length > 1 && long_axes <= 1) node.read_as({1, model.network.current().size()});
    return y.extents;
}

/// "node '/4/Gemm' (Gemm): output 'z': "
std::string describe_output(std::string_view output, const live_part& live) {
    const auto makes_it = [&](const NodeProto* node) {
        return std::find(node->output().begin(), node->output().end(), output) != node->output().end();
    };
    const auto node = std::find_if(live.nodes.begin(), live.nodes.end(), makes_it);
    return (node == live.nodes.end() ? "" : describe(**node) + ": ") + "output " + common::in_quotes(output) + ": ";
}

/// Runs a step; what is wrong is added to the list.
template <typename Step>
void attempt(problems& wrong, const std::string& where, Step step) {
    try {
        step();
    } catch (const problem& reason) {
        wrong.found.push_back(where + reason.what());
    }
}

/// The network between this input and this output, which are known where `wrong`, what is known to be wrong before any
/// node is looked at, is empty.
/// Errors   onnx::problem with all that is wrong
graph import_nodes(const ModelProto& model, const std::filesystem::path& file, const live_part& live,
                   const model_input& input, const ValueInfoProto& output, problems wrong) {
    const GraphProto& source = model.graph();
    scope shared{file, read_opset(model), input.batch, chain(input.memory()), {}, {}, {}, {}};
    for (const ValueInfoProto& one : source.input()) shared.values[one.name()] = std::nullopt;
    for (const TensorProto& one : source.initializer()) {
        shared.initializers[one.name()] = &one;
        shared.values.erase(one.name());
    }
    if (wrong.found.empty()) {
        const std::size_t count = element_count(input.extents);
        shared.values[input.name] = activation{input.extents, layout(count), 0};
        if (is_integer(input.type)) shared.integers[input.name] = input.type;
    }
    for (const NodeProto* node : live.nodes) {
        import_node(*node, shared, wrong);
        for (const std::string& name : node->output()) shared.values.try_emplace(name, std::nullopt);
        check_other_outputs(*node, live, wrong);
    }
    dims computed;
    if (wrong.found.empty()) {
        attempt(wrong, describe_output(output.name(), live), [&] { computed = finish_output(output.name(), shared); });
    }
    if (!wrong.found.empty()) throw problem(wrong.message());

    graph result = std::move(shared.network).finish();
    result.source = file.filename().string();
    result.format = format_of(model);
    for (const StringStringEntryProto& pair : model.metadata_props()) result.metadata[pair.key()] = pair.value();
    if (std::string text = wrong_shape(output, computed, input.batch); !text.empty())
        result.warnings.push_back(std::move(text));
    return result;
}

/// What cannot be imported sample by sample may be a network of one large sample; if neither, the first tells why.
graph import_either_way(const ModelProto& model, const std::filesystem::path& file, const live_part& live,
                        const model_input& input, const ValueInfoProto& output, const problems& wrong) {
    try {
        return import_nodes(model, file, live, input, output, wrong);
    } catch (const problem&) {
        if (!wrong.found.empty() || !input.may_be_one_sample()) throw;
        try {
            return import_nodes(model, file, live, input.as_one_sample(), output, {});
        } catch (const problem&) {
        }
        throw;
    }
}

graph import_model(const ModelProto& model, const std::filesystem::path& file) {
    const GraphProto& source = model.graph();
    problems wrong;
    read_opset(model);
    if (source.node_size() == 0) throw problem("the graph has no nodes; expected a network");
    const live_part live = find_live(source);
    const graph_inputs inputs = find_inputs(source, live.used);

    model_input input{"", data_type::float32, {1}, std::nullopt};
    const ValueInfoProto* output = &ValueInfoProto::default_instance();
    attempt(wrong, "", [&] { input = read_input(inputs); });
    attempt(wrong, "", [&] { output = &read_output(source); });
    attempt(wrong, "", [&] {
        if (source.sparse_initializer_size() > 0)
            throw problem("sparse weights are not supported; expected dense ones");
    });
    graph result = import_either_way(model, file, live, input, *output, wrong);
    for (const std::string_view name : inputs.unread)
        result.warnings.push_back(
            fmt::format("input {} has no effect on the output; the network does not take it", common::in_quotes(name)));
    return result;
}

}  // namespace
}  // namespace onnx

graph import_onnx(std::span<const std::byte> bytes, const std::filesystem::path& file) try {
    return onnx::import_model(onnx::parse_model(bytes), file);
} catch (const onnx::problem& found) {
    throw common::error(fmt::format("{}: {}", file.string(), found.what()));
}

}  // namespace zgen
