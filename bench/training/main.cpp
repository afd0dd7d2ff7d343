// SPDX-License-Identifier: Apache-2.0
#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "src/gaia/spectrum.hpp"
#include "src/train/fit/fit.hpp"
#include "src/train/fit/random.hpp"

namespace {

using gaia::samples;

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

ztrain::training_table made_up(std::size_t rows) {
    ztrain::training_table table;
    ztrain::random_numbers random(1);
    for (std::size_t i = 0; i < rows * gaia::samples; ++i) table.flux.push_back(static_cast<float>(random.normal()));
    for (std::size_t i = 0; i < rows; ++i) table.z.push_back(static_cast<float>(0.6 * random.unit()));
    return table;
}

/// One epoch of the default recipe, with its shuffling, augmentation and checkpoint; validation on one batch.
void fit_one_epoch(const ztrain::training_table& table, std::size_t batch, int threads) {
    ztrain::fit_options o;
    o.recipe = *ztrain::recipe_named("default");
    o.recipe.epochs = 1;
    o.recipe.batch = batch;
    o.threads = threads;
    o.device = "cpu";
    o.checkpoint = std::filesystem::temp_directory_path() / "zinfer_training_bench.checkpoint";
    ztrain::data_split split;
    split.training.resize(table.rows() - batch);
    std::iota(split.training.begin(), split.training.end(), std::size_t{0});
    split.validation.resize(batch);
    std::iota(split.validation.begin(), split.validation.end(), table.rows() - batch);
    ztrain::fit(table, split, o);
    std::filesystem::remove(o.checkpoint);
}

/// The network as LibTorch's documentation would write it: 1-D layers in a row, its own AdamW, batches in order.
void bare_loop(const ztrain::training_table& table, std::size_t batch, int threads) {
    using namespace torch::nn;
    torch::set_num_threads(threads);
    Sequential network(Conv1d(1, 256, 5), ReLU(), MaxPool1d(2), Conv1d(256, 256, 5), ReLU(), MaxPool1d(2),
                       Conv1d(256, 128, 3), ReLU(), MaxPool1d(2), Conv1d(128, 64, 2), ReLU(), MaxPool1d(2), Flatten(),
                       Linear(576, 256), ReLU(), Linear(256, 256), ReLU(), Linear(256, 128), ReLU(), Linear(128, 64),
                       ReLU(), Linear(64, 1));
    torch::optim::AdamW optimizer(network->parameters(), torch::optim::AdamWOptions(1e-3));
    const auto rows = static_cast<long>(table.rows() - batch);
    const auto flux =
        torch::from_blob(const_cast<float*>(table.flux.data()), {rows, 1, static_cast<long>(gaia::samples)});
    const auto z = torch::from_blob(const_cast<float*>(table.z.data()), {rows, 1});
    for (long first = 0; first < rows; first += static_cast<long>(batch)) {
        const long count = std::min(static_cast<long>(batch), rows - first);
        optimizer.zero_grad();
        const auto loss = torch::huber_loss(network->forward(flux.narrow(0, first, count)), z.narrow(0, first, count),
                                            at::Reduction::Mean, 0.01);
        loss.backward();
        optimizer.step();
    }
}

}  // namespace

/// usage: zinfer_training_bench [SPECTRA [THREADS [REPETITIONS]]]
/// One epoch of ztrain fit against a bare LibTorch loop with the same network, batch and optimizer, in turn.
int main(int argc, char** argv) {
    const auto argument = [&](int i, long otherwise) { return argc > i ? std::atol(argv[i]) : otherwise; };
    const auto spectra = static_cast<std::size_t>(std::max(1L, argument(1, 20000)));
    const int threads = static_cast<int>(std::max(1L, argument(2, 2)));
    const long repetitions = std::max(1L, argument(3, 3));
    constexpr std::size_t batch = 128;
    const ztrain::training_table table = made_up(spectra + batch);
    std::vector<double> ours;
    std::vector<double> bare;
    for (long i = 0; i < repetitions; ++i) {
        ours.push_back(seconds([&] { fit_one_epoch(table, batch, threads); }));
        bare.push_back(seconds([&] { bare_loop(table, batch, threads); }));
        std::printf("ztrain fit %.1f s, bare loop %.1f s\n", ours.back(), bare.back());
        std::fflush(stdout);
    }
    std::printf("%zu spectra, batch %zu, %d threads, least of %ld: ratio %.3f\n", spectra, batch, threads, repetitions,
                *std::min_element(ours.begin(), ours.end()) / *std::min_element(bare.begin(), bare.end()));
}
