// SPDX-License-Identifier: Apache-2.0
#include "generator/import/keras/architecture.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "generator/graph/limits.hpp"
#include "generator/import/keras/data_flow.hpp"
#include "generator/import/keras/json_access.hpp"
#include "generator/import/keras/keras1.hpp"
#include "generator/import/keras/problem.hpp"
#include "src/common/in_quotes.hpp"
#include "src/common/limits.hpp"

namespace zgen::keras {

namespace {

using nlohmann::json;

constexpr int max_depth = 64;

bool is_model(std::string_view class_name) {
    return class_name == "Sequential" || class_name == "Functional" || class_name == "Model";
}

/// The layers of a Sequential model; the oldest versions write nothing around the list.
const json& sequence_of(const json& config) {
    return config.is_array() ? config : member(config, "layers");
}

/// The configuration that holds the shape which a Sequential model without an InputLayer starts with.
const json& with_first_shape(const json& config) {
    const json& layers = sequence_of(config);
    if (layers.is_array() && !layers.empty()) {
        const json& first = member(layers.front(), "config");
        for (const char* key : {"batch_input_shape", "batch_shape"})
            if (unwrapped(member(first, key)).is_array()) return first;
        if (is_model(text_of(member(layers.front(), "class_name")))) return with_first_shape(first);
    }
    return config;
}

constexpr std::size_t max_name = 1024;
constexpr std::size_t max_repeated_config = std::size_t{1} << 14;

void require_small(const layer_config& layer) {
    if (layer.name.size() > max_name || layer.class_name.size() > max_name || layer.module.size() > max_name)
        throw problem(fmt::format("{} has a name of more than {} characters", origin_of(layer), max_name));
}

/// Refuses a layer that would be read again and again at its full length.
void require_repeatable(const called_layer& layer) {
    if (is_model(layer.layer.class_name))
        throw problem(fmt::format("{} is called {} times; expected models among the layers to be called once",
                                  origin_of(layer.layer), layer.calls.size()));
    if (layer.layer.config->dump(-1, ' ', true, json::error_handler_t::replace).size() > max_repeated_config)
        throw problem(fmt::format("{} is called {} times with a configuration of more than {} characters",
                                  origin_of(layer.layer), layer.calls.size(), max_repeated_config));
}

class model_reader {
 public:
    explicit model_reader(const dialect& saved_by) : saved_by_(saved_by) {}

    /// The layers of a model inside `models`.
    architecture read(std::string_view class_name, const json& config, const std::vector<enclosing_model>& models) {
        return class_name == "Sequential" ? read_sequential(config, models) : read_functional(config, models);
    }

 private:
    architecture read_sequential(const json& config, const std::vector<enclosing_model>& models) {
        std::vector<called_layer> layers = read_layers(sequence_of(config), models);
        if (layers.front().layer.class_name != "InputLayer") {
            layer_config input;
            input.name = "input";
            input.class_name = "InputLayer";
            input.config = &with_first_shape(config);
            input.models = models;
            layers.insert(layers.begin(), {std::move(input), {}});
        }
        data_flow chain;
        for (std::size_t l = 0; l < layers.size(); ++l) {
            chain.calls.push_back({.layer = l, .training = false, .inputs = {}});
            if (l > 0) chain.calls.back().inputs = {l - 1};
        }
        return flattened(layers, chain);
    }

    architecture read_functional(const json& config, const std::vector<enclosing_model>& models) {
        const std::vector<called_layer> layers = read_layers(member(config, "layers"), models);
        return flattened(layers, order(layers, member(config, "output_layers")));
    }

    std::vector<called_layer> read_layers(const json& list, const std::vector<enclosing_model>& models) {
        if (!list.is_array()) throw problem("model configuration has no list of layers");
        if (list.empty()) throw problem("model has no layers");
        std::vector<called_layer> layers;
        std::map<std::string, std::size_t> numbers;
        for (const json& entry : list) {
            layer_config l;
            l.class_name = translate_keras1(text_of(member(entry, "class_name")));
            l.module = text_of(member(entry, "module"));
            l.config = &member(entry, "config");
            l.name = text_of(member(*l.config, "name"));
            if (l.name.empty()) l.name = text_of(member(entry, "name"));
            // The oldest Sequential models have no name.
            if (l.name.empty() && is_model(l.class_name)) l.name = fmt::format("model_{}", layers.size());
            if (l.class_name.empty() || l.name.empty())
                throw problem(
                    fmt::format("layer {} of the model configuration has no class or no name", layers.size()));
            require_small(l);
            l.number = numbers[l.class_name]++;
            l.models = models;
            l.saved_by = saved_by_;
            layers.push_back({std::move(l), read_calls(member(entry, "inbound_nodes"))});
            if (layers.back().calls.size() > 1) require_repeatable(layers.back());
        }
        return layers;
    }

    /// The layers in the order given, with models among them replaced by their layers.
    architecture flattened(const std::vector<called_layer>& layers, const data_flow& flow) {
        architecture result{.layers = {}, .no_order = flow.no_order, .unread = {}};
        for (const std::size_t input : flow.unread) result.unread.push_back(origin_of(layers[input].layer));
        std::vector<std::size_t> output_of;  // of each call, as a number in the result
        for (const data_flow::call& call : flow.calls) {
            layer_config l = layers[call.layer].layer;
            l.training |= call.training;
            for (const std::size_t input : call.inputs) l.inputs.push_back(output_of[input]);
            const std::size_t before = result.layers.size();
            const std::size_t passed_on = l.inputs.empty() ? 0 : l.inputs.front();
            if (!is_model(l.class_name)) {
                take(1);
                result.layers.push_back(std::move(l));
            } else if (const std::string reason = append_model(l, result); result.no_order.empty()) {
                result.no_order = reason;
            }
            // A model may have no layer but its input.
            output_of.push_back(result.layers.size() > before ? result.layers.size() - 1 : passed_on);
        }
        return result;
    }

    /// Appends the layers of a model that is a layer. Gives the reason where they have no order.
    std::string append_model(const layer_config& model, architecture& outer) {
        std::vector<enclosing_model> models = model.models;
        models.push_back({model.name, model.class_name, model.number});
        architecture inner = read(model.class_name, *model.config, models);
        // Its input is what it is called with.
        const std::size_t before = outer.layers.size() - 1;
        for (std::size_t i = inner.no_order.empty() ? 1 : 0; i < inner.layers.size(); ++i) {
            layer_config& l = inner.layers[i];
            l.training |= model.training;
            for (std::size_t& input : l.inputs)
                input = input == 0 && !model.inputs.empty() ? model.inputs.front() : input + before;
            outer.layers.push_back(std::move(l));
        }
        outer.unread.insert(outer.unread.end(), inner.unread.begin(), inner.unread.end());
        if (!inner.no_order.empty()) return fmt::format("in {} {}", origin_of(model), inner.no_order);
        if (model.inputs.size() != 1) return fmt::format("{} has {} inputs", origin_of(model), model.inputs.size());
        return {};
    }

    /// Counts layers, each as often as it is called.
    void take(std::size_t count) {
        taken_ += count;
        if (taken_ > max_layers)
            throw problem(fmt::format("model has {} layers; expected at most {}", taken_, max_layers));
    }

    dialect saved_by_;
    std::size_t taken_ = 0;
};

}  // namespace

json parse_config(std::string_view text) {
    const auto bound = [](int depth, json::parse_event_t, json&) {
        if (depth > max_depth)
            throw problem(
                fmt::format("model configuration is nested more than {} levels deep; no model's is", max_depth));
        return true;
    };
    try {
        return json::parse(text, bound);
    } catch (const json::parse_error& e) {
        throw problem(fmt::format("model configuration is not JSON (at byte {})", e.byte));
    } catch (const json::out_of_range&) {
        throw problem("model configuration holds a number out of range");
    }
}

architecture read_architecture(json model, const dialect& saved_by) {
    const auto document = std::make_shared<const json>(std::move(model));
    const std::string class_name = text_of(member(*document, "class_name"));
    if (!is_model(class_name))
        throw problem(fmt::format("is a Keras model of class {}; expected Sequential or Functional",
                                  common::in_quotes(class_name)));
    architecture result = model_reader(saved_by).read(class_name, member(*document, "config"), {});
    result.document = document;
    return result;
}

dialect read_dialect(std::string_view version, std::string_view backend) {
    return {.version = version.starts_with("3")   ? 3U
                       : version.starts_with("1") ? 1U
                                                  : 2U,
            .theano = backend == "theano"};
}

std::string describe_format(std::string_view version, std::string_view container) {
    return fmt::format("Keras{}{}, {}", version.empty() ? "" : " ", common::printable(version), container);
}

}  // namespace zgen::keras
