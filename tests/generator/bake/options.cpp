// SPDX-License-Identifier: Apache-2.0
#include "generator/bake/options.hpp"

#include <doctest/doctest.h>

#include "tests/generator/networks.hpp"

using zinfer::input_guard;

TEST_CASE("a network that normalizes its input refuses flat ones, whatever was asked") {
    const zgen::graph plain = networks::chain({4, 1}, {zgen::relu{}});
    CHECK(zgen::effective_guard(plain, {}) == input_guard::finite);
    CHECK(zgen::effective_guard(plain, {}, input_guard::finite) == input_guard::finite);
    CHECK(zgen::effective_guard(plain, {}, input_guard::flat) == input_guard::flat);
    const zgen::graph normalizing = networks::chain({4, 1}, {zgen::relu{}, zgen::normalize{}});
    CHECK(zgen::effective_guard(normalizing, {}, input_guard::finite) == input_guard::flat);
}

TEST_CASE("the model's own guard holds unless the user asks for another") {
    const zgen::graph plain = networks::chain({4, 1}, {zgen::relu{}});
    zgen::model_metadata metadata;
    metadata.guard = input_guard::flat;
    CHECK(zgen::effective_guard(plain, metadata) == input_guard::flat);
    CHECK(zgen::effective_guard(plain, metadata, input_guard::finite) == input_guard::finite);
    metadata.guard = input_guard::finite;
    CHECK(zgen::effective_guard(plain, metadata, input_guard::flat) == input_guard::flat);
    const zgen::graph normalizing = networks::chain({4, 1}, {zgen::normalize{}});
    CHECK(zgen::effective_guard(normalizing, metadata) == input_guard::flat);
}

TEST_CASE("the recorded options say what was chosen") {
    zgen::bake_options options{.name = "redshift"};
    CHECK(zgen::normalized(options) ==
          "--name redshift --guard finite --convolution auto --target x86-64-v3,x86-64-v4,aarch64 "
          "--error-budget 5e-06 --self-test 2 --workspace stack");
    options.convolution = zgen::convolution_mode::fast;
    options.processors = {zgen::processor::aarch64};
    options.error_budget = 0.001;
    CHECK(zgen::normalized(options) ==
          "--name redshift --guard finite --convolution fast --target aarch64 --error-budget 0.001 "
          "--self-test 2 --workspace stack");
    // Neither processor nor budget makes a difference to direct convolution.
    options.convolution = zgen::convolution_mode::direct;
    options.guard = input_guard::flat;
    options.self_test = 0;
    options.workspace = zgen::workspace_storage::in_static_memory;
    CHECK(zgen::normalized(options) ==
          "--name redshift --guard flat --convolution direct --self-test 0 "
          "--workspace static");
}
