// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/problem.hpp"

/// The fields of a problem in the order in which they are written and read, little-endian: a number as its bytes, a
/// vector or string as the number of its elements (64 bits) and their bytes. `Archive` is called with each.
namespace bench {

template <class Archive, class Problem>
requires requires(Problem& p) {
    p.onnx_2d;
}
void visit_fields(Archive& archive, Problem& p) {
    archive(p.source);
    archive(p.inputs);
    archive(p.reference);
    archive(p.onnx_1d);
    archive(p.onnx_2d);
}

template <class Archive, class Stage>
requires requires(Stage& s) {
    s.op;
}
void visit_fields(Archive& archive, Stage& s) {
    archive(s.name);
    archive(s.input.length);
    archive(s.input.channels);
    archive(s.output.length);
    archive(s.output.channels);
}

template <class Archive, class Affine>
requires requires(Affine& a) {
    a.shift;
}
void visit_fields(Archive& archive, Affine& a) {
    archive(a.scale);
    archive(a.shift);
}

template <class Archive, class Convolution>
requires requires(Convolution& c) {
    c.kernel;
}
void visit_fields(Archive& archive, Convolution& c) {
    archive(c.config.channels);
    archive(c.config.filters);
    archive(c.config.kernel_size);
    archive(c.config.stride);
    archive(c.kernel);
    archive(c.bias);
    archive(c.relu);
    archive(c.pool);
}

template <class Archive>
void visit_fields(Archive&, const flatten&) {}

}  // namespace bench
