// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace zinfer {

/// What an inference found, from harmless to severe; where several hold, the most severe is returned.
///
/// ok                      the value stands
/// outside_training_range  an input lies outside the range that the model was trained on; the value is given
/// output_out_of_range     the value lies outside its physical range; the two-argument forms give it
/// flat_input              all inputs are equal, under a guard that refuses this; the value is NaN
/// not_finite              an input, or a number computed from it, is NaN or infinite; the value is NaN
/// weights_corrupt         a weight array differs from its CRC-32; only from verify, scrub and self_test
enum class status : unsigned char {
    ok,
    outside_training_range,
    output_out_of_range,
    flat_input,
    not_finite,
    weights_corrupt,
};

/// The more severe of two statuses.
[[gnu::always_inline]] constexpr status more_severe(status a, status b) noexcept {
    return a < b ? b : a;
}

/// The status's name, for logs.
[[gnu::always_inline]] constexpr const char* name(status s) noexcept {
    switch (s) {
        case status::ok:
            return "ok";
        case status::outside_training_range:
            return "outside_training_range";
        case status::output_out_of_range:
            return "output_out_of_range";
        case status::flat_input:
            return "flat_input";
        case status::not_finite:
            return "not_finite";
        case status::weights_corrupt:
            return "weights_corrupt";
    }
    return "unknown";
}

}  // namespace zinfer
