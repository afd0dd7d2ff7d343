/* SPDX-License-Identifier: Apache-2.0 */
#include "sum.h"

/* The C interface, dispatched to the level of this machine. */
int main(void) {
    const float input[4] = {1.0F, 2.0F, 3.0F, 4.0F};
    const float flat[4] = {1.0F, 1.0F, 1.0F, 1.0F};
    float output = 0.0F;

    if (predict_sum(input) != 30.5F) return 1;
    if (sum_predict(input, &output) != 0 || output != 30.5F) return 2;
    if (sum_predict(flat, &output) == 0 || output == output) return 3;
    float lower = 0.0F;
    float upper = 0.0F;
    if (sum_predict_interval(input, &output, &lower, &upper) != zinfer_ok) return 4;
    if (output != 30.5F || lower != 28.5F || upper != 32.0F) return 5;
    if (sum_verify() != 1 || sum_self_test() != 0) return 6;
    return 0;
}
