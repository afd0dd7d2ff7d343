// SPDX-License-Identifier: Apache-2.0
// Compiled once for each model and instruction set, with MODEL the model's name and VARIANT the name of the table.
#define ZINFER_NO_SPEED_NOTES
#include "tests/conformance/variant.hpp"

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)
#define JOIN_OF(a, b) a##b
#define JOIN(a, b) JOIN_OF(a, b)

#include TEXT(MODEL.hpp)

namespace {

void predict(const float* inputs, std::size_t count, float* outputs, zinfer::status* statuses) {
    static MODEL::network::workspace memory;
    for (std::size_t i = 0; i < count; ++i)
        statuses[i] = MODEL::predict(std::span<const float, MODEL::network::input_size>(
                                         inputs + i * MODEL::network::input_size, MODEL::network::input_size),
                                     std::span<float, MODEL::network::output_size>(
                                         outputs + i * MODEL::network::output_size, MODEL::network::output_size),
                                     memory);
}

void predict_batch(const float* inputs, std::size_t count, float* outputs, zinfer::status* statuses) {
    static MODEL::network::batch_workspace memory;
    MODEL::predict_batch(std::span(inputs, count * MODEL::network::input_size),
                         std::span(outputs, count * MODEL::network::output_size), std::span(statuses, count), memory);
}

bool self_test() {
    return MODEL::self_test().passed();
}

}  // namespace

extern const conformance::variant VARIANT;
const conformance::variant VARIANT{TEXT(MODEL),
                                   MODEL::network::arch::name,
                                   MODEL::network::input_size,
                                   predict,
                                   predict_batch,
                                   JOIN(MODEL::predict_, MODEL),
                                   self_test,
                                   MODEL::verify};
