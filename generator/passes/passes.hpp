// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "generator/graph/graph.hpp"

/// Rewrites that make a network smaller and its form independent of the exporter that wrote it. Each keeps the
/// network's function; in double precision its results change by rounding at most.
///
/// Errors   common::error where the graph's shapes do not fit
namespace zgen {

/// All of the passes below, in the order that suits them, until layers are in their final form.
void optimize(graph& g);

/// Makes one layer of layers in a row that only move values or give them another shape, the simplest that does the
/// same: reshape, flatten, transpose, permute. Two permutations whose digits do not divide each other stay two.
void merge_layout(graph& g);

/// Removes layers that change nothing: affine by 1 and 0, pooling over one position, flatten of a flat vector, pairs of
/// transpose, padding by nothing, a clip without bounds. Turns layout changes that move no memory into flatten, or,
/// with nothing but element-wise layers before them, into another input shape.
void remove_identity(graph& g);

/// Makes flatten channels-last where a dense layer follows: flatten in channels-first order and permute become a
/// permutation of the dense layer's columns.
void absorb_layout(graph& g);

/// Writes a clip from 0 on and a leaky_relu without slope as relu, and a prelu with one slope everywhere as leaky_relu;
/// slopes that repeat, as one per channel.
void simplify_activations(graph& g);

/// Writes affine layers with one value per feature as one value per channel where that is the same.
void shorten_affine(graph& g);

/// Folds affine layers into the convolution or dense layer before or after them, and into each other. One that fits
/// neither stays: per feature beside a convolution, or a shift before a padded convolution.
void fold_affine(graph& g);

/// Folds padding by zeros into the convolution after it, or the average pooling if that counts zeros; and padding into
/// like padding.
void fold_padding(graph& g);

/// Takes layer `i` out; who read its output reads its input.
void erase_layer(graph& g, std::size_t i);

/// Whether a layer comes back to a value across others.
bool is_read_again(const graph& g, std::size_t value);

/// Names the layers by kind and order, as next_name does.
void renumber(graph& g);

}  // namespace zgen
