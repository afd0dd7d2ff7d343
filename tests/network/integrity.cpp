// SPDX-License-Identifier: Apache-2.0
// verify() and self_test() against damaged weights.
#include <doctest/doctest.h>

#include <string_view>

#include "tests/network/small_networks.hpp"

namespace {

/// The head's weights in memory that a test can damage.
struct mutable_head : small::head_weights {
    static inline std::array<std::uint64_t, small::head_weights::words_count> copy = small::head_weights::words;
    static const std::uint64_t* data() noexcept { return copy.data(); }
};

using network = small::network<>;
using damageable = small::network<zinfer::arch::native, small::conv_weights, mutable_head>;

constexpr const char* names[] = {"conv1d", "relu", "max_pool1d", "flatten", "dense"};

template <class Network>
constexpr zinfer::test_vector<Network> vector_of(const std::array<float, 5>& x) {
    zinfer::test_vector<Network> v{};
    for (std::size_t i = 0; i < 5; ++i) v.input[i] = x[i];
    typename Network::workspace memory{};
    float out[1]{};
    Network::predict(v.input, out, memory, [&](std::size_t stage, std::size_t, std::span<const float> a) {
        v.digests[stage] = zinfer::crc32(a.data(), a.size());
    });
    v.output[0] = std::bit_cast<std::uint32_t>(out[0]);
    return v;
}

}  // namespace

TEST_CASE("weights can be checked in constant expressions, and are always checked again at run time") {
    static_assert(zinfer::crc32(small::head_weights::data(), small::head_weights::words_count) ==
                  small::head_weights::crc32);
    CHECK(network::verify());
    CHECK(network::first_corrupt_layer() == network::size());
}

TEST_CASE("the weight arrays are listed with their layers") {
    const auto arrays = network::weight_arrays();
    REQUIRE(arrays.size() == 2);
    CHECK(arrays[0].layer == 0);
    CHECK(arrays[0].data == small::conv_weights::data());
    CHECK(arrays[0].words == small::conv_weights::words_count);
    CHECK(arrays[0].crc32 == small::conv_weights::crc32);
    CHECK(arrays[1].layer == 4);
    CHECK(arrays[1].data == small::head_weights::data());
    CHECK(zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{3, 1}>, zinfer::relu>::weight_arrays().empty());
}

TEST_CASE("verify finds every flipped bit and names the layer") {
    CHECK(damageable::verify());
    for (std::size_t word = 0; word < mutable_head::copy.size(); ++word) {
        for (unsigned bit = 0; bit < 64; bit += 7) {
            mutable_head::copy[word] ^= std::uint64_t{1} << bit;
            CHECK_FALSE(damageable::verify());
            CHECK(damageable::first_corrupt_layer() == 4);
            mutable_head::copy[word] ^= std::uint64_t{1} << bit;
        }
    }
    CHECK(damageable::verify());
}

TEST_CASE("the self-test passes on what was baked") {
    static constexpr zinfer::test_vector<network> vectors[] = {vector_of<network>({1, 3, 2, 2, 5}),
                                                               vector_of<network>({5, 1, 4, 1, 3})};
    network::workspace memory;
    const auto report = zinfer::run_self_test<network>(vectors, names, 1e-6f, memory);
    CHECK(report.passed());
    CHECK(report.layer == nullptr);
    CHECK(report.exact == network::arch::fused);
}

TEST_CASE("the self-test names a damaged layer") {
    const zinfer::test_vector<damageable> vectors[] = {vector_of<damageable>({1, 3, 2, 2, 5})};
    damageable::workspace memory;
    CHECK(zinfer::run_self_test<damageable>(vectors, names, 1e-6f, memory).passed());
    mutable_head::copy[8] ^= 1;
    const auto report = zinfer::run_self_test<damageable>(vectors, names, 1e-6f, memory);
    mutable_head::copy[8] ^= 1;
    CHECK(report.result == zinfer::self_test_result::weights_corrupt);
    CHECK(std::string_view(report.layer) == "dense");
}

TEST_CASE("the self-test names the first layer whose activations differ") {
    for (std::size_t stage = 0; stage < network::stage_count; ++stage) {
        zinfer::test_vector<network> vectors[] = {vector_of<network>({1, 3, 2, 2, 5}),
                                                  vector_of<network>({1, 3, 2, 2, 5})};
        for (std::size_t later = stage; later < network::stage_count; ++later) vectors[1].digests[later] ^= 1;
        network::workspace memory;
        const auto report = zinfer::run_self_test<network>(vectors, names, 1e-6f, memory);
        if (!network::arch::fused) {
            CHECK(report.passed());
            continue;
        }
        CHECK(report.result == zinfer::self_test_result::layer_differs);
        CHECK(report.vector == 1);
        CHECK(std::string_view(report.layer) == names[network::first_layer(stage)]);
    }
}

TEST_CASE("the self-test sees an output that differs") {
    zinfer::test_vector<network> vectors[] = {vector_of<network>({1, 3, 2, 2, 5})};
    vectors[0].output[0] ^= 1u << 20;
    network::workspace memory;
    const auto report = zinfer::run_self_test<network>(vectors, names, 1e-6f, memory);
    CHECK(report.result == zinfer::self_test_result::layer_differs);
    CHECK(std::string_view(report.layer) == "dense");
}
