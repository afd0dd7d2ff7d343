// SPDX-License-Identifier: Apache-2.0
#include "generator/verify/harness.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <limits>
#include <string>

#include "generator/evaluate/float32.hpp"
#include "tests/generator/networks.hpp"
#include "tests/message_of.hpp"

namespace {

zgen::baked_model model() {
    return zgen::bake(networks::chain({12, 2}, {networks::conv1d({.channels = 2, .filters = 5, .kernel_size = 3}),
                                                zgen::relu{}, zgen::max_pool1d{{.size = 2, .stride = 2}},
                                                zgen::flatten{}, networks::dense({.inputs = 25, .units = 3})}),
                      "", {.name = "model", .guard = zinfer::input_guard::flat});
}

/// $CXX for as long as the object lives.
class chosen_compiler {
 public:
    explicit chosen_compiler(const char* command) {
        if (const char* before = std::getenv("CXX")) before_ = before;
        ::setenv("CXX", command, 1);
    }
    chosen_compiler(const chosen_compiler&) = delete;
    chosen_compiler& operator=(const chosen_compiler&) = delete;
    ~chosen_compiler() {
        if (before_.empty())
            ::unsetenv("CXX");
        else
            ::setenv("CXX", before_.c_str(), 1);
    }

 private:
    std::string before_;
};

}  // namespace

TEST_CASE("the compiled network gives every stage's activations, and the guard's verdict") {
    const zgen::baked_model m = model();
    const zgen::harness program(m);
    std::vector<float> inputs;
    for (std::size_t i = 0; i < 3 * 24; ++i) inputs.push_back(static_cast<float>(i * 31 % 17) / 17.0f);
    for (std::size_t i = 24; i < 48; ++i) inputs[i] = 0.5f;
    inputs[50] = std::numeric_limits<float>::quiet_NaN();

    std::vector<zgen::harness::row> rows;
    program.run(inputs, [&](const zgen::harness::row& row) { rows.push_back(row); });
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].status == zinfer::status::ok);
    CHECK(rows[1].status == zinfer::status::flat_input);
    CHECK(rows[1].stages.empty());
    CHECK(rows[2].status == zinfer::status::not_finite);

    zgen::evaluate_float32(m.network, m.weights, std::span(inputs).first(24),
                           [&](std::size_t stage, std::span<const float> expected) {
                               REQUIRE(rows[0].stages[stage].size() == expected.size());
                               for (std::size_t i = 0; i < expected.size(); ++i)
                                   CHECK(rows[0].stages[stage][i] == doctest::Approx(expected[i]).epsilon(1e-5));
                           });
}

TEST_CASE("a self-test that fails is an error") {
    zgen::baked_model m = model();
    m.weights[0][0] ^= 1u << 30;  // the header's CRC-32 fits the weights, the test vectors do not
    const zgen::harness program(m);
    const std::vector<float> inputs(24);
    CHECK(message_of([&] { program.run(inputs, [](const auto&) {}); }) ==
          "test: the baked network's program ended with 1");
}

TEST_CASE("a compiler that fails or is not there is an error") {
    const zgen::baked_model m = model();
    const chosen_compiler failing("false -m64");
    CHECK(message_of([&] { zgen::harness{m}; }) ==
          "test: the baked header does not compile (false ended with 1); set CXX to another compiler");
    const chosen_compiler missing("/no/such/compiler");
    CHECK(contains(message_of([&] { zgen::harness{m}; }), "/no/such/compiler: cannot be started"));
}
