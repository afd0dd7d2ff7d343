// SPDX-License-Identifier: Apache-2.0
#include "src/train/fit/fit.hpp"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <span>
#include <stdexcept>
#include <utility>

#include "src/gaia/spectrum.hpp"
#include "src/train/fit/network.hpp"
#include "src/train/fit/optimizer.hpp"
#include "src/train/fit/random.hpp"

namespace ztrain {

namespace {

torch::Device device_named(const std::string& name) {
    if (name == "cpu") return torch::kCPU;
    if (torch::cuda::is_available()) return torch::kCUDA;
    if (name == "cuda")
        throw std::runtime_error("--device cuda: there is no CUDA device, or LibTorch is built without");
    return torch::kCPU;
}

/// Fits the normalization's constants to the training part.
void fit_normalization(redshift_networkImpl& network, normalization_kind kind, const torch::Tensor& flux) {
    const torch::NoGradGuard guard;
    torch::Tensor shift;
    torch::Tensor spread;
    if (kind == normalization_kind::min_max) {
        shift = std::get<0>(flux.min(0));
        spread = std::get<0>(flux.max(0)) - shift;
    } else {
        shift = flux.mean(0);
        spread = flux.std(0, false);
    }
    network.shift.copy_(shift);
    // A feature that never varies says nothing.
    network.scale.copy_(torch::where(spread > 0, 1 / spread.clamp_min(1e-30), torch::zeros_like(spread)));
}

torch::Tensor loss_of(const recipe& r, const torch::Tensor& prediction, const torch::Tensor& truth) {
    const torch::Tensor error = prediction - truth;
    switch (r.loss) {
        case loss_kind::mse:
            return error.square().mean();
        case loss_kind::mae:
            return error.abs().mean();
        case loss_kind::huber:
            break;
    }
    return torch::huber_loss(prediction, truth, at::Reduction::Mean, r.huber_delta);
}

/// Of step `step` out of `steps`.
double learning_rate_at(const recipe& r, std::size_t step, std::size_t steps) {
    if (r.schedule == schedule_kind::constant) return r.learning_rate;
    constexpr double pi = 3.141592653589793;
    constexpr double rising = 0.3;
    const double position = static_cast<double>(step) / static_cast<double>(steps);
    const double half_cosine = position < rising ? 0.5 * (1 - std::cos(pi * position / rising))
                                                 : 0.5 * (1 + std::cos(pi * (position - rising) / (1 - rising)));
    return r.learning_rate * (0.001 + 0.999 * half_cosine);
}

/// One row's fluxes with fresh noise and brightness.
void augment(const recipe& r, random_numbers random, float* flux) {
    const double factor = std::exp(r.flux_scale * random.normal());
    for (std::size_t i = 0; i < gaia::samples; ++i)
        flux[i] = static_cast<float>(factor * static_cast<double>(flux[i]) + r.noise * random.normal());
}

/// What is trained, and what a checkpoint holds.
struct state {
    redshift_network network;
    std::vector<torch::Tensor> best;  ///< parameters of the best epoch
    double best_loss = std::numeric_limits<double>::infinity();
    std::size_t best_epoch = 0;
    std::vector<epoch_record> history;
};

/// What a checkpoint belongs to.
std::string fingerprint(const fit_options& o) {
    return recipe_json(o.recipe) + " seed " + std::to_string(o.seed) + " threads " + std::to_string(o.threads) +
           " data " + o.data_digest;
}

torch::Tensor text_tensor(const std::string& text) {
    torch::Tensor t = torch::empty({static_cast<long>(text.size())}, torch::kUInt8);
    std::copy(text.begin(), text.end(), t.data_ptr<std::uint8_t>());
    return t;
}

torch::Tensor history_tensor(const std::vector<epoch_record>& history) {
    torch::Tensor t = torch::empty({static_cast<long>(history.size()), 6}, torch::kFloat64);
    auto a = t.accessor<double, 2>();
    for (std::size_t i = 0; i < history.size(); ++i) {
        const epoch_record& e = history[i];
        const double values[] = {static_cast<double>(e.epoch),
                                 e.learning_rate,
                                 e.training_loss,
                                 e.validation_loss,
                                 e.validation_mae,
                                 e.seconds};
        for (int k = 0; k < 6; ++k) a[static_cast<long>(i)][k] = values[k];
    }
    return t;
}

std::vector<epoch_record> history_of(const torch::Tensor& t) {
    std::vector<epoch_record> history;
    const auto a = t.accessor<double, 2>();
    for (long i = 0; i < t.size(0); ++i)
        history.push_back({static_cast<std::size_t>(a[i][0]), a[i][1], a[i][2], a[i][3], a[i][4], a[i][5]});
    return history;
}

void save(const fit_options& o, const state& s, const optimizer& opt) {
    torch::serialize::OutputArchive archive;
    archive.write("fingerprint", text_tensor(fingerprint(o)));
    archive.write("history", history_tensor(s.history));
    archive.write("best_epoch", torch::tensor(static_cast<long>(s.best_epoch)));
    archive.write("best_loss", torch::tensor(s.best_loss, torch::kFloat64));
    archive.write("steps", torch::tensor(opt.steps()));
    const std::vector<torch::Tensor> parameters = s.network->parameters();
    const std::vector<torch::Tensor> states = opt.state();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        archive.write("parameter" + std::to_string(i), parameters[i].detach().cpu());
        archive.write("best" + std::to_string(i), s.best[i].cpu());
    }
    for (std::size_t i = 0; i < states.size(); ++i) archive.write("state" + std::to_string(i), states[i].cpu());
    // Complete on disk before it takes the old one's name.
    const std::filesystem::path temporary = o.checkpoint.string() + ".new";
    archive.save_to(temporary.string());
    std::filesystem::rename(temporary, o.checkpoint);
}

void load(const fit_options& o, state& s, optimizer& opt) {
    const torch::NoGradGuard guard;
    torch::serialize::InputArchive archive;
    try {
        archive.load_from(o.checkpoint.string());
    } catch (const c10::Error&) {
        throw std::runtime_error(o.checkpoint.string() + ": is no checkpoint; expected one that ztrain fit wrote");
    }
    const auto read = [&](const std::string& key) {
        torch::Tensor t;
        archive.read(key, t);
        return t;
    };
    if (!torch::equal(read("fingerprint"), text_tensor(fingerprint(o))))
        throw std::runtime_error(o.checkpoint.string() +
                                 ": belongs to other data, recipe, seed or threads; expected those of this command");
    s.history = history_of(read("history"));
    s.best_epoch = static_cast<std::size_t>(read("best_epoch").item<long>());
    s.best_loss = read("best_loss").item<double>();
    opt.set_steps(read("steps").item<long>());
    const std::vector<torch::Tensor> parameters = s.network->parameters();
    const std::vector<torch::Tensor> states = opt.state();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        torch::Tensor(parameters[i]).copy_(read("parameter" + std::to_string(i)));
        s.best[i].copy_(read("best" + std::to_string(i)));
    }
    for (std::size_t i = 0; i < states.size(); ++i) torch::Tensor(states[i]).copy_(read("state" + std::to_string(i)));
}

std::vector<float> values_of(const torch::Tensor& t) {
    const torch::Tensor flat = t.detach().cpu().contiguous().view({-1});
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

trained_network::layer layer_of(const torch::Tensor& weight, const torch::Tensor& bias) {
    trained_network::layer layer;
    for (const long n : weight.sizes()) layer.shape.push_back(static_cast<std::size_t>(n));
    layer.weights = values_of(weight);
    layer.bias = values_of(bias);
    return layer;
}

trained_network without_torch(redshift_networkImpl& network) {
    trained_network result;
    result.shift = values_of(network.shift);
    result.scale = values_of(network.scale);
    for (std::size_t i = 0; i < network.convolutions->size(); ++i) {
        const auto* conv = network.convolutions[i]->as<torch::nn::Conv2d>();
        result.convolutions.push_back(layer_of(conv->weight.squeeze(2), conv->bias));
    }
    for (std::size_t i = 0; i < network.denses->size(); ++i) {
        const auto* dense = network.denses[i]->as<torch::nn::Linear>();
        result.denses.push_back(layer_of(dense->weight, dense->bias));
    }
    return result;
}

/// Rows of the table as tensors on the device.
class batches {
 public:
    batches(const training_table& table, torch::Device device) : table_(table), device_(device) {}

    /// (flux, z); fluxes augmented as of `epoch` where a recipe is given.
    std::pair<torch::Tensor, torch::Tensor> gather(std::span<const std::size_t> rows, const recipe* augmented,
                                                   std::uint64_t seed, std::uint64_t epoch) const {
        const auto n = static_cast<long>(rows.size());
        torch::Tensor flux = torch::empty({n, static_cast<long>(gaia::samples)});
        torch::Tensor z = torch::empty({n});
        float* x = flux.data_ptr<float>();
        float* y = z.data_ptr<float>();
        const bool changes = augmented != nullptr && (augmented->noise > 0 || augmented->flux_scale > 0);
        for (std::size_t i = 0; i < rows.size(); ++i, x += gaia::samples) {
            std::copy_n(table_.flux.data() + rows[i] * gaia::samples, gaia::samples, x);
            y[i] = table_.z[rows[i]];
            if (changes) augment(*augmented, random_numbers(seed, epoch, rows[i]), x);
        }
        return {flux.to(device_), z.to(device_)};
    }

 private:
    const training_table& table_;
    torch::Device device_;
};

predictions predict(redshift_network& network, const batches& data, std::span<const std::size_t> rows) {
    const torch::NoGradGuard guard;
    constexpr std::size_t block = 512;
    predictions p;
    for (std::size_t first = 0; first < rows.size(); first += block) {
        const auto [flux, z] = data.gather(rows.subspan(first, std::min(block, rows.size() - first)), nullptr, 0, 0);
        for (const float value : values_of(network->forward(flux))) p.predicted.push_back(static_cast<double>(value));
        for (const float value : values_of(z)) p.truth.push_back(static_cast<double>(value));
    }
    return p;
}

/// Trains on all rows once, in an order of this epoch's own, then validates and keeps the best.
void train_epoch(const batches& data, const data_split& split, const fit_options& o, state& s, optimizer& opt) {
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
        const auto [flux, z] = data.gather(std::span(rows).subspan(first, count), &r, o.seed, epoch);
        opt.zero_grad();
        const torch::Tensor loss = loss_of(r, s.network->forward(flux), z);
        loss.backward();
        rate = learning_rate_at(r, epoch * steps + step, r.epochs * steps);
        opt.step(rate);
        loss_sum += loss.item<double>() * static_cast<double>(count);
        o.on_batch(epoch + 1, first + count);
    }

    const predictions p = predict(s.network, data, split.validation);
    const auto options = torch::TensorOptions().dtype(torch::kFloat64);
    const torch::Tensor predicted = torch::tensor(p.predicted, options);
    const torch::Tensor truth = torch::tensor(p.truth, options);
    const double loss = loss_of(r, predicted, truth).item<double>();
    const double mae = (predicted - truth).abs().mean().item<double>();
    if (!std::isfinite(loss))
        throw std::runtime_error("epoch " + std::to_string(epoch + 1) +
                                 ": the loss is no finite number; a lower --learning-rate may help");
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

}  // namespace

fit_result fit(const training_table& table, const data_split& split, const fit_options& o) {
    const recipe& r = o.recipe;
    if (split.training.empty() || split.validation.empty())
        throw std::runtime_error("there are too few usable rows to train and validate on");
    torch::set_num_threads(o.threads);
    torch::manual_seed(o.seed);
    const torch::Device device = device_named(o.device);
    const batches data(table, device);
    state s;
    fit_normalization(*s.network, r.normalization, data.gather(split.training, nullptr, 0, 0).first.cpu());
    s.network->to(device);
    for (const torch::Tensor& p : s.network->parameters()) s.best.push_back(p.detach().clone());
    optimizer opt(r.optimizer, r.weight_decay, s.network->parameters());
    if (o.resume && std::filesystem::exists(o.checkpoint)) {
        load(o, s, opt);
        o.on_epoch(s.history);
    }
    while (s.history.size() < r.epochs && (r.patience == 0 || s.history.size() < s.best_epoch + r.patience)) {
        train_epoch(data, split, o, s, opt);
        save(o, s, opt);
        o.on_epoch(s.history);
    }

    const torch::NoGradGuard guard;
    const std::vector<torch::Tensor> parameters = s.network->parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i) torch::Tensor(parameters[i]).copy_(s.best[i]);
    fit_result result;
    result.network = without_torch(*s.network);
    result.best_epoch = s.best_epoch;
    result.validation = predict(s.network, data, split.validation);
    result.calibration = predict(s.network, data, split.calibration);
    return result;
}

}  // namespace ztrain
