// SPDX-License-Identifier: Apache-2.0
#include "zinfer/network/network.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include "tests/network/small_networks.hpp"

namespace {

using network = small::network<>;
using fast_network = small::fast_network<>;
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

}  // namespace

TEST_CASE("a small network computes what a person computes") {
    // x = 1 3 2 2 5: differences -2 1 0 -3, sums + 0.5 4.5 5.5 4.5 7.5;
    // relu and pooling: 1 5.5 | 0 7.5; 1 + 11 + 0 + 30 - 1 = 41.
    static constexpr std::array<float, 5> x{1, 3, 2, 2, 5};
    static_assert(small::value<network>(x) == 41.0f);
    static_assert(small::value<small::network<zinfer::arch::scalar>>(x) == 41.0f);
    CHECK(small::value<network>(x) == 41.0f);
}

TEST_CASE("shapes, stages and memory are known at compile time") {
    static_assert(network::input_size == 5);
    static_assert(network::output_size == 1);
    static_assert(network::stage_count == 3);  // conv1d with relu and pooling, flatten, dense
    static_assert(network::first_layer(1) == 3);
    static_assert(network::size() == 5);
    static_assert(network::workspace_bytes == 2 * 64);
    static_assert(std::is_trivially_destructible_v<network::workspace>);
    CHECK(network::workspace_bytes == sizeof(network::workspace));
}

TEST_CASE("inputs that are not finite give a status and NaN, wherever they stand") {
    for (const float bad : {not_a_number, infinity, -infinity}) {
        for (std::size_t i = 0; i < 5; ++i) {
            std::array<float, 5> x{1, 3, 2, 2, 5};
            x[i] = bad;
            network::workspace memory;
            std::array<float, 1> y{7.0f};
            CHECK(network::predict(x, y, memory) == zinfer::status::not_finite);
            CHECK(std::isnan(y[0]));
        }
    }
    static_assert([] {
        network::workspace memory{};
        std::array<float, 1> y{};
        return network::predict(std::array<float, 5>{1, not_a_number, 2, 2, 5}, y, memory);
    }() == zinfer::status::not_finite);
}

TEST_CASE("an overflow inside the network gives not_finite, never a number") {
    network::workspace memory;
    std::array<float, 1> y{7.0f};
    const float huge = std::numeric_limits<float>::max();
    CHECK(network::predict(std::array<float, 5>{huge, huge, huge, huge, huge}, y, memory) ==
          zinfer::status::not_finite);
    CHECK(std::isnan(y[0]));
    CHECK(network::predict(std::array<float, 5>{1, 3, 2, 2, 5}, y, memory) == zinfer::status::ok);
}

TEST_CASE("the flat guard refuses equal inputs and the finite guard does not") {
    using guarded =
        small::network<zinfer::arch::native, small::conv_weights, small::head_weights, zinfer::input_guard::flat>;
    guarded::workspace memory;
    std::array<float, 1> y{7.0f};
    CHECK(guarded::predict(std::array<float, 5>{2, 2, 2, 2, 2}, y, memory) == zinfer::status::flat_input);
    CHECK(std::isnan(y[0]));
    CHECK(guarded::predict(std::array<float, 5>{0, -0.0f, 0, 0, 0}, y, memory) == zinfer::status::flat_input);
    CHECK(guarded::predict(std::array<float, 5>{2, 2, 2, 2, 2.5f}, y, memory) == zinfer::status::ok);
    CHECK(guarded::predict(std::array<float, 5>{2, not_a_number, 2, 2, 2}, y, memory) == zinfer::status::not_finite);

    network::workspace other;
    CHECK(network::predict(std::array<float, 5>{2, 2, 2, 2, 2}, y, other) == zinfer::status::ok);
    CHECK(y[0] == 1 * 0 + 2 * 4.5f + 3 * 0 + 4 * 4.5f - 1);
}

TEST_CASE("a network that normalizes refuses flat inputs whatever was asked") {
    using normalizing = zinfer::network<zinfer::target<>, zinfer::input<zinfer::shape{3, 1}>, zinfer::normalize>;
    static_assert(normalizing::guard == zinfer::input_guard::flat);
    static_assert(network::guard == zinfer::input_guard::finite);
    normalizing::workspace memory;
    std::array<float, 3> y{};
    CHECK(normalizing::predict(std::array<float, 3>{4, 4, 4}, y, memory) == zinfer::status::flat_input);
    CHECK(normalizing::predict(std::array<float, 3>{4, 6, 8}, y, memory) == zinfer::status::ok);
    CHECK(y == std::array<float, 3>{0, 0.5f, 1});
}

TEST_CASE("a batch gives each spectrum the value and status that it has alone") {
    const auto check = [](auto chosen) {
        using tested = decltype(chosen);
        for (const std::size_t count : {0u, 1u, 3u, 4u, 5u, 8u, 11u}) {
            CAPTURE(count);
            std::vector<float> x(count * tested::input_size);
            for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(i * 7 % 11) / 3;
            // One in the middle of those that are computed together, and one of those that are left over.
            for (const std::size_t bad : {1u, 8u})
                if (bad < count) x[bad * tested::input_size + 2] = not_a_number;
            std::vector<float> y(count, 7.0f);
            std::vector<zinfer::status> statuses(count, zinfer::status::weights_corrupt);
            typename tested::batch_workspace memory;
            tested::predict_batch(x, y, statuses, memory);
            for (std::size_t i = 0; i < count; ++i) {
                typename tested::workspace alone;
                std::array<float, 1> expected{};
                const std::span<const float, tested::input_size> in(x.data() + i * tested::input_size,
                                                                    tested::input_size);
                CHECK(statuses[i] == tested::predict(in, expected, alone));
                CHECK(std::bit_cast<std::uint32_t>(y[i]) == std::bit_cast<std::uint32_t>(expected[0]));
            }
        }
    };
    check(network{});
    check(fast_network{});
}

namespace {

struct ranges {
    static constexpr float training_lower[] = {0, 0, 0, 0, 0};
    static constexpr float training_upper[] = {9, 9, 9, 9, 6};
    static constexpr float physical_lower = 0;
    static constexpr float physical_upper = 41;
};
struct to_one {
    static constexpr float physical_lower = -1;
    static constexpr float physical_upper = 1;
};

using ranged =
    small::network<zinfer::arch::native, small::conv_weights, small::head_weights, zinfer::input_guard::flat, ranges>;

/// Status and value for `in`, alone; a batch of five of it gives the same.
constexpr zinfer::status ranged_status(const std::array<float, 5>& in, float& value) {
    ranged::workspace memory{};
    std::array<float, 1> alone{};
    const zinfer::status status = ranged::predict(in, alone, memory);
    value = alone[0];

    ranged::batch_workspace batch_memory{};
    std::array<float, 25> inputs{};
    for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] = in[i % 5];
    std::array<float, 5> values{};
    std::array<zinfer::status, 5> statuses{};
    ranged::predict_batch(inputs, values, statuses, batch_memory);
    for (std::size_t i = 0; i < 5; ++i)
        if (statuses[i] != status || std::bit_cast<std::uint32_t>(values[i]) != std::bit_cast<std::uint32_t>(value))
            return zinfer::status::weights_corrupt;
    return status;
}

constexpr zinfer::status ranged_status(const std::array<float, 5>& in) {
    float value = 0;
    return ranged_status(in, value);
}

}  // namespace

TEST_CASE("ranges give a status beside the value, and the most severe wins") {
    using enum zinfer::status;
    static_assert(ranged_status({1, 3, 2, 2, 5}) == ok);                       // 41, at the end of its range
    static_assert(ranged_status({-1, 3, 2, 2, 5}) == outside_training_range);  // 41, too
    static_assert(ranged_status({1, 3, 2, 2, 5.5f}) == output_out_of_range);   // 43
    static_assert(ranged_status({1, 3, 2, 2, 7}) == output_out_of_range);      // 49, and outside
    static_assert(ranged_status({7, 7, 7, 7, 7}) == flat_input);               // all three
    float value = 0;
    CHECK(ranged_status({1, 3, 2, 2, 5}, value) == ok);
    CHECK(value == 41.0f);
    CHECK(ranged_status({-1, 3, 2, 2, 5}, value) == outside_training_range);
    CHECK(value == 41.0f);
    CHECK(ranged_status({1, 3, 2, 2, 7}, value) == output_out_of_range);
    CHECK(value == 49.0f);
    CHECK(ranged_status({1, 3, -1, 2, infinity}, value) == not_finite);
    CHECK(std::isnan(value));
    CHECK(ranged_status({7, 7, 7, 7, 7}, value) == flat_input);
    CHECK(std::isnan(value));
}

TEST_CASE("each output is held to the physical range") {
    using relu = zinfer::network<zinfer::target<>,
                                 zinfer::input<zinfer::shape{3, 1}, zinfer::input_guard::finite, to_one>, zinfer::relu>;
    relu::workspace memory;
    std::array<float, 3> y{};
    CHECK(relu::predict(std::array<float, 3>{-4, 0, 1}, y, memory) == zinfer::status::ok);
    for (std::size_t i = 0; i < 3; ++i) {
        std::array<float, 3> x{};
        x[i] = 1.5f;
        CHECK(relu::predict(x, y, memory) == zinfer::status::output_out_of_range);
        CHECK(y == x);
    }
}

TEST_CASE("minimal filtering computes what direct convolution computes") {
    static constexpr std::array<float, 5> x{1, 3, 2, 2, 5};
    static_assert(small::value<fast_network>(x) == 41.0f);
    CHECK(small::value<fast_network>(x) == 41.0f);
    CHECK(small::value<fast_network>({5, 4, 3, 2, 1}) == small::value<network>({5, 4, 3, 2, 1}));
    static_assert(fast_network::stage_count == network::stage_count);
}

TEST_CASE("a batch in constant evaluation") {
    constexpr auto outputs = [] {
        const std::array<float, 25> x{1, 3, 2, 2, 5, 5, 4, 3, 2, 1, 1, 3, 2, 2, 5, 0, 0, 0, 0, 0, 1, 3, 2, 2, 5};
        std::array<float, 5> y{};
        std::array<zinfer::status, 5> statuses{};
        fast_network::batch_workspace memory{};
        fast_network::predict_batch(x, y, statuses, memory);
        return y;
    };
    static_assert(outputs()[0] == 41.0f && outputs()[2] == 41.0f && outputs()[4] == 41.0f);
    CHECK(outputs()[0] == 41.0f);
}

TEST_CASE("observers see every stage's activations, position then channel") {
    network::workspace memory;
    std::array<float, 1> y{};
    std::vector<std::vector<float>> seen;
    const auto observe = [&](std::size_t stage, std::size_t first, std::span<const float> values) {
        CHECK(stage == seen.size());
        CHECK(first == 0);
        seen.emplace_back(values.begin(), values.end());
    };
    network::predict(std::array<float, 5>{1, 3, 2, 2, 5}, y, memory, observe);
    REQUIRE(seen.size() == 3);
    CHECK(seen[0] == std::vector<float>{1, 5.5f, 0, 7.5f});
    CHECK(seen[1] == seen[0]);
    CHECK(seen[2] == std::vector<float>{41});
}
