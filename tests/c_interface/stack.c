/* SPDX-License-Identifier: Apache-2.0 */
/* stack ALLOWED: runs each call of the C interface of the redshift network in a thread with 512 KiB of stack, measures
   what it takes of that, and fails where it is more than its workspace and ALLOWED bytes. */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "redshift.h"

enum { stack_bytes = 512 << 10, samples = 6, filling = 0xa5 };

static _Alignas(REDSHIFT_WORKSPACE_ALIGNMENT) unsigned char workspace[REDSHIFT_BATCH_WORKSPACE_SIZE];
static float inputs[samples * REDSHIFT_INPUT_SIZE];
static float outputs[samples * REDSHIFT_OUTPUT_SIZE];
static int statuses[samples];

static void* nothing(void* result) {
    return result;
}

static void* call_predict(void* result) {
    *(int*)result = redshift_predict(inputs, outputs);
    return result;
}
static void* call_value(void* result) {
    *(int*)result = isnan(predict_redshift(inputs));
    return result;
}
static void* call_interval(void* result) {
    float ends[2];
    *(int*)result = redshift_predict_interval(inputs, outputs, ends, ends + 1);
    return result;
}
static void* call_self_test(void* result) {
    *(int*)result = redshift_self_test();
    return result;
}
static void* call_verify(void* result) {
    *(int*)result = !redshift_verify();
    return result;
}
static void* call_batch(void* result) {
    redshift_predict_batch(inputs, outputs, statuses, samples);
    *(int*)result = statuses[0];
    return result;
}
static void* call_predict_with_workspace(void* result) {
    *(int*)result = redshift_predict_with_workspace(inputs, outputs, workspace);
    return result;
}
static void* call_interval_with_workspace(void* result) {
    float ends[2];
    *(int*)result = redshift_predict_interval_with_workspace(inputs, outputs, ends, ends + 1, workspace);
    return result;
}
static void* call_self_test_with_workspace(void* result) {
    *(int*)result = redshift_self_test_with_workspace(workspace);
    return result;
}
static void* call_batch_with_workspace(void* result) {
    redshift_predict_batch_with_workspace(inputs, outputs, statuses, samples, workspace);
    *(int*)result = statuses[0];
    return result;
}

/* Bytes of its stack that a thread has written to; ends the program where the call fails. */
static size_t stack_of(void* (*call)(void*)) {
    unsigned char* stack = aligned_alloc(4096, stack_bytes);
    pthread_attr_t attributes;
    pthread_t thread;
    int result = 0;
    if (stack == NULL) exit(3);
    memset(stack, filling, stack_bytes);
    if (pthread_attr_init(&attributes) != 0 || pthread_attr_setstack(&attributes, stack, stack_bytes) != 0 ||
        pthread_create(&thread, &attributes, call, &result) != 0 || pthread_join(thread, NULL) != 0)
        exit(3);
    size_t untouched = 0;
    while (untouched < stack_bytes && stack[untouched] == filling) ++untouched;
    free(stack);
    if (result != 0) {
        fprintf(stderr, "a call gave %d\n", result);
        exit(1);
    }
    return stack_bytes - untouched;
}

int main(int count, char** arguments) {
    static const struct {
        const char* name;
        void* (*call)(void*);
        size_t workspace;
    } calls[] = {
        {"redshift_predict", call_predict, REDSHIFT_WORKSPACE_SIZE},
        {"predict_redshift", call_value, REDSHIFT_WORKSPACE_SIZE},
        {"redshift_predict_interval", call_interval, REDSHIFT_WORKSPACE_SIZE},
        {"redshift_predict_batch", call_batch, REDSHIFT_WORKSPACE_SIZE},
        {"redshift_self_test", call_self_test, REDSHIFT_WORKSPACE_SIZE},
        {"redshift_verify", call_verify, 0},
        {"redshift_predict_with_workspace", call_predict_with_workspace, 0},
        {"redshift_predict_interval_with_workspace", call_interval_with_workspace, 0},
        {"redshift_predict_batch_with_workspace", call_batch_with_workspace, 0},
        {"redshift_self_test_with_workspace", call_self_test_with_workspace, 0},
    };
    if (count != 2) return 2;
    const size_t allowed = (size_t)atol(arguments[1]);
    for (int i = 0; i < samples * REDSHIFT_INPUT_SIZE; ++i) {
        const float position = 0.02F * (float)(i % REDSHIFT_INPUT_SIZE) - 2.6F;
        inputs[i] = 10.0F * expf(-0.5F * position * position);
    }
    const size_t empty = stack_of(nothing);
    int failed = 0;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; ++i) {
        const size_t taken = stack_of(calls[i].call) - empty;
        const int fits = taken <= calls[i].workspace + allowed;
        printf("%-42s %7zu bytes, %5zu beside its workspace%s\n", calls[i].name, taken,
               taken > calls[i].workspace ? taken - calls[i].workspace : 0, fits ? "" : ": too many");
        if (!fits) failed = 1;
    }
    return failed;
}
