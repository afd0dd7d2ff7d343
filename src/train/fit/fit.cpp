// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/fit.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include "src/gaia/spectrum.hpp"
#include "src/train/fit/batch.hpp"
#include "src/train/fit/checkpoint.hpp"
#include "src/train/fit/loss.hpp"
#include "src/train/fit/network.hpp"
#include "src/train/fit/normalization.hpp"
#include "src/train/fit/optimizer.hpp"
#include "src/train/fit/random.hpp"
#include "src/train/fit/schedule.hpp"
#include "src/train/fit/weights.hpp"

namespace ztrain {

namespace {

torch::Device device_named(const std::string& name) {
    if (name == "cpu") return torch::kCPU;
    if (torch::cuda::is_available()) return torch::kCUDA;
    if (name == "cuda")
        throw std::runtime_error("--device cuda: there is no CUDA device, or LibTorch is built without");
    return torch::kCPU;
}

struct batch_tensors {
    torch::Tensor flux;  ///< (n, 186)
    torch::Tensor z;     ///< (n)
};

batch_tensors to_device(batch b, torch::Device device) {
    const auto n = static_cast<long>(b.z.size());
    const torch::Tensor flux = torch::from_blob(b.flux.data(), {n, static_cast<long>(gaia::samples)});
    const torch::Tensor z = torch::from_blob(b.z.data(), {n});
    constexpr bool not_blocking = false;
    constexpr bool copied = true;  // the memory is the batch's
    return {flux.to(device, torch::kFloat32, not_blocking, copied),
            z.to(device, torch::kFloat32, not_blocking, copied)};
}

predictions predict(redshift_network& network, const training_table& table, std::span<const std::size_t> rows,
                    torch::Device device) {
    const torch::NoGradGuard guard;
    constexpr std::size_t block = 512;
    predictions p;
    for (std::size_t first = 0; first < rows.size(); first += block) {
        const batch b = gather(table, rows.subspan(first, std::min(block, rows.size() - first)));
        p.truth.insert(p.truth.end(), b.z.begin(), b.z.end());
        const std::vector<float> predicted = values_of(network->forward(to_device(b, device).flux));
        p.predicted.insert(p.predicted.end(), predicted.begin(), predicted.end());
    }
    return p;
}

/// Trains on all rows once, in an order of this epoch's own, then validates and keeps the best.
void train_epoch(const training_table& table, const data_split& split, const fit_options& o, torch::Device device,
                 training_state& s, optimizer& opt) {
    const recipe& r = o.recipe;
    const auto start = std::chrono::steady_clock::now();
    const std::size_t epoch = s.history.size();
    std::vector<std::size_t> rows = shuffled(split.training.size(), random_numbers(o.seed, epoch));
    for (std::size_t& row : rows) row = split.training[row];
    const std::size_t steps = (rows.size() + r.batch - 1) / r.batch;
    double loss_sum = 0;
    double rate = 0;
    for (std::size_t step = 0; step < steps; ++step) {
        const std::size_t first = step * r.batch;
        const std::size_t count = std::min(r.batch, rows.size() - first);
        const batch_tensors b =
            to_device(gather_augmented(table, std::span(rows).subspan(first, count), r, o.seed, epoch), device);
        opt.zero_grad();
        const torch::Tensor loss = mean_loss(r, s.network->forward(b.flux), b.z);
        loss.backward();
        rate = learning_rate_at(r, epoch * steps + step, r.epochs * steps);
        opt.step(rate);
        loss_sum += loss.item<double>() * static_cast<double>(count);
        o.on_batch(epoch + 1, first + count);
    }

    const predictions p = predict(s.network, table, split.validation, device);
    const auto options = torch::TensorOptions().dtype(torch::kFloat64);
    const torch::Tensor predicted = torch::tensor(p.predicted, options);
    const torch::Tensor truth = torch::tensor(p.truth, options);
    const double loss = mean_loss(r, predicted, truth).item<double>();
    const double mae = (predicted - truth).abs().mean().item<double>();
    if (!std::isfinite(loss))
        throw std::runtime_error("epoch " + std::to_string(epoch + 1) +
                                 ": the loss is not a finite number; a lower --learning-rate may help");
    if (loss < s.best_loss) {
        s.best_loss = loss;
        s.best_epoch = epoch + 1;
        const torch::NoGradGuard guard;
        const std::vector<torch::Tensor> parameters = s.network->parameters();
        for (std::size_t i = 0; i < parameters.size(); ++i) s.best[i].copy_(parameters[i]);
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    s.history.push_back({epoch + 1, rate, loss_sum / static_cast<double>(rows.size()), loss, mae, taken.count()});
}

/// The training part's fluxes, unchanged, where the normalization is fitted.
torch::Tensor fluxes(const training_table& table, std::span<const std::size_t> rows) {
    return to_device(gather(table, rows), torch::kCPU).flux;
}

}  // namespace

fit_result fit(const training_table& table, const data_split& split, const fit_options& o) {
    const recipe& r = o.recipe;
    if (split.training.empty() || split.validation.empty())
        throw std::runtime_error("there are too few usable rows to train and validate on");
    torch::set_num_threads(o.threads);
    torch::manual_seed(o.seed);
    const torch::Device device = device_named(o.device);
    training_state s;
    if (o.start) import_network(s.network, *o.start);
    fit_normalization(s.network, r.normalization, fluxes(table, split.training));
    s.network->to(device);
    for (const torch::Tensor& p : s.network->parameters()) s.best.push_back(p.detach().clone());
    optimizer opt(r.optimizer, r.weight_decay, s.network->parameters());
    if (o.resume && std::filesystem::exists(o.checkpoint)) {
        load_checkpoint(o, s, opt);
        o.on_epoch(s.history);
    }
    while (s.history.size() < r.epochs && (r.patience == 0 || s.history.size() < s.best_epoch + r.patience)) {
        train_epoch(table, split, o, device, s, opt);
        save_checkpoint(o, s, opt);
        o.on_epoch(s.history);
    }

    const torch::NoGradGuard guard;
    const std::vector<torch::Tensor> parameters = s.network->parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i) torch::Tensor(parameters[i]).copy_(s.best[i]);
    fit_result result;
    result.network = export_network(s.network);
    result.best_epoch = s.best_epoch;
    result.validation = predict(s.network, table, split.validation, device);
    result.calibration = predict(s.network, table, split.calibration, device);
    return result;
}

}  // namespace ztrain
