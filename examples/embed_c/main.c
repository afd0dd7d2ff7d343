/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdio.h>

#include "redshift.h"

/* What an inference computes in: here static, so that a call takes 4 KB of the stack. */
static _Alignas(REDSHIFT_WORKSPACE_ALIGNMENT) unsigned char workspace[REDSHIFT_WORKSPACE_SIZE];

int main(void) {
    printf("zinfer %s, %s\n", redshift_version(), redshift_instruction_set());

    /* The weights are intact, and this processor computes what was computed when the network was baked. */
    if (redshift_self_test() != 0) return 1;

    /* A spectrum: 80 samples of the blue band, then 106 of the red one. Yours goes here; this one is made up. */
    float flux[REDSHIFT_INPUT_SIZE];
    for (int i = 0; i < REDSHIFT_INPUT_SIZE; ++i) {
        const float position = 0.02F * (float)i - 2.6F;
        flux[i] = 10.0F * expf(-0.5F * position * position);
    }

    float z = 0.0F;
    int status = redshift_predict_with_workspace(flux, &z, workspace);
    printf("z = %.6f (%s)\n", (double)z, redshift_status_name(status));
    if (isnan(z)) return 1;

    /* Without a workspace of your own there is one on the stack, of 233 KB. */
    flux[100] = NAN;
    status = redshift_predict(flux, &z);
    printf("a spectrum with a gap: %s\n", redshift_status_name(status));

    /* At any later time, against bits that memory has lost. */
    return status == zinfer_not_finite && redshift_verify() ? 0 : 1;
}
