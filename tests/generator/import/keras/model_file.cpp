// SPDX-License-Identifier: Apache-2.0
#include "tests/generator/import/keras/model_file.hpp"

#include <cctype>
#include <map>

#include "generator/evaluate/evaluate.hpp"
#include "generator/import/keras/keras.hpp"
#include "tests/generator/import/keras/hdf5_writer.hpp"
#include "tests/generator/import/keras/zip_writer.hpp"
#include "tests/message_of.hpp"

using nlohmann::json;

namespace {

/// The names of groups in model.weights.h5 for the classes that the tests write.
const std::map<std::string, std::string> groups{{"Conv1D", "conv1d"},
                                                {"Dense", "dense"},
                                                {"Flatten", "flatten"},
                                                {"MaxPooling1D", "max_pooling1d"},
                                                {"BatchNormalization", "batch_normalization"}};

}  // namespace

json model_file::architecture() const {
    json shape = json::array({nullptr});
    for (const json& extent : input) shape.push_back(extent);
    json list =
        json::array({{{"class_name", "InputLayer"}, {"config", {{"name", "input_1"}, {"batch_input_shape", shape}}}}});
    for (const layer& l : layers) {
        json config = l.config.is_null() ? json::object() : l.config;
        config["name"] = l.name;
        list.push_back({{"class_name", l.class_name}, {"config", config}});
    }
    return {{"class_name", "Sequential"}, {"config", {{"name", "sequential"}, {"layers", list}}}};
}

std::vector<std::byte> model_file::hdf5() const {
    hdf5_writer file;
    file.text("", "model_config", architecture().dump());
    if (!version.empty()) file.text("", "keras_version", version);
    for (const layer& l : layers) {
        std::vector<std::string> names;
        for (const weight& w : l.weights) {
            names.push_back(l.name + "/" + w.name + ":0");
            file.dataset("model_weights/" + l.name + "/" + names.back(), w.extents, w.values);
        }
        file.texts("model_weights/" + l.name, "weight_names", names);
    }
    return file.finish();
}

std::vector<std::byte> model_file::zip() const {
    hdf5_writer file;
    std::map<std::string, std::size_t> numbers;
    for (const layer& l : layers) {
        std::string group = "layers/" + groups.at(l.class_name);
        if (const std::size_t number = numbers[l.class_name]++; number > 0) group += "_" + std::to_string(number);
        file.group(group + "/vars");
        for (std::size_t i = 0; i < l.weights.size(); ++i)
            file.dataset(group + "/vars/" + std::to_string(i), l.weights[i].extents, l.weights[i].values);
    }
    const std::vector<std::byte> weights = file.finish();
    const std::string config = architecture().dump();
    const std::string metadata = version.empty() ? "{}" : json{{"keras_version", version}}.dump();
    return zip_bytes({{"metadata.json", metadata},
                      {"config.json", config},
                      {"model.weights.h5", {reinterpret_cast<const char*>(weights.data()), weights.size()}}});
}

zgen::graph model_file::imported() const {
    return zgen::import_keras_hdf5(hdf5(), "dir/model.h5");
}

std::vector<double> model_file::outputs(const std::vector<double>& inputs) const {
    return zgen::evaluate(imported(), inputs);
}

std::string model_file::refusal() const {
    return message_of([&] { imported(); });
}

model_file::weight counting(const std::string& name, const std::vector<std::size_t>& extents, float first) {
    model_file::weight w{name, extents, {}};
    std::size_t count = 1;
    for (const std::size_t extent : extents) count *= extent;
    for (std::size_t i = 0; i < count; ++i) w.values.push_back(first + static_cast<float>(i));
    return w;
}
