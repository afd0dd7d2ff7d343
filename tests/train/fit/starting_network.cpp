// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/starting_network.hpp"

#include <doctest/doctest.h>

#include <span>
#include <string>

#include "src/gaia/spectrum.hpp"
#include "src/train/fit/architecture.hpp"
#include "src/train/fit/random.hpp"
#include "tests/message_of.hpp"
#include "tests/train/data/spectra.hpp"

namespace {

using ztrain::trained_network;

trained_network::layer random_layer(const std::vector<std::size_t>& shape, ztrain::random_numbers& random) {
    trained_network::layer layer;
    layer.shape = shape;
    std::size_t count = 1;
    for (const std::size_t n : shape) count *= n;
    for (std::size_t i = 0; i < count; ++i) layer.weights.push_back(static_cast<float>(random.normal()));
    for (std::size_t i = 0; i < shape[0]; ++i) layer.bias.push_back(static_cast<float>(random.normal()));
    return layer;
}

trained_network random_network() {
    ztrain::random_numbers random(1);
    trained_network n;
    for (std::size_t i = 0; i < gaia::samples; ++i) {
        n.shift.push_back(static_cast<float>(random.normal()));
        n.scale.push_back(static_cast<float>(random.unit()));
    }
    for (std::size_t i = 0; i < ztrain::convolution_count; ++i)
        n.convolutions.push_back(random_layer({ztrain::channels[i + 1], ztrain::channels[i], ztrain::taps[i]}, random));
    for (std::size_t i = 0; i < ztrain::dense_count; ++i)
        n.denses.push_back(random_layer({ztrain::units[i + 1], ztrain::units[i]}, random));
    return n;
}

trained_network start_from(const std::string& bytes) {
    return ztrain::starting_network(std::as_bytes(std::span(bytes)), "m.onnx");
}

std::string refusal(const std::string& bytes) {
    return message_of([&] { start_from(bytes); });
}

void check_same(const trained_network::layer& a, const trained_network::layer& b) {
    CHECK(a.shape == b.shape);
    CHECK(a.weights == b.weights);
    CHECK(a.bias == b.bias);
}

}  // namespace

TEST_CASE("a network comes back from its model, bit by bit") {
    trained_network source = random_network();
    source.scale[7] = 0;  // a feature that never varied
    const trained_network start = start_from(ztrain::onnx_bytes(source));
    source.shift[7] = 0;  // of no effect
    CHECK(start.shift == source.shift);
    CHECK(start.scale == source.scale);
    REQUIRE(start.convolutions.size() == source.convolutions.size());
    REQUIRE(start.denses.size() == source.denses.size());
    for (std::size_t i = 0; i < start.convolutions.size(); ++i)
        check_same(start.convolutions[i], source.convolutions[i]);
    for (std::size_t i = 0; i < start.denses.size(); ++i) check_same(start.denses[i], source.denses[i]);
}

TEST_CASE("a model with other layers is refused, and the first of them named") {
    const std::string rest = "; training starts from models with the layers of the redshift network alone";
    CHECK(refusal(spectra::linear_model()) ==
          "m.onnx: node 'y' (Gemm): is dense from 186 to 1 values; expected conv1d from 1 to 256 channels, 5 taps" +
              rest);
    CHECK(refusal(spectra::linear_model(1, 0, {}, 343)) == "m.onnx: takes 343 values; expected 186 fluxes");

    ztrain::random_numbers random(2);
    trained_network other = random_network();
    other.convolutions[1] = random_layer({256, 256, 3}, random);
    other.denses[0] = random_layer({256, 640}, random);
    CHECK(contains(
        refusal(ztrain::onnx_bytes(other)),
        "is conv1d from 256 to 256 channels, 3 taps; expected conv1d from 256 to 256 channels, 5 taps" + rest));
    other = random_network();
    other.denses.pop_back();
    CHECK(refusal(ztrain::onnx_bytes(other)) == "m.onnx: ends early; expected relu" + rest);
    other = random_network();
    other.denses.push_back(random_layer({2, 1}, random));
    CHECK(contains(refusal(ztrain::onnx_bytes(other)), "is relu; expected no more layers" + rest));
}
