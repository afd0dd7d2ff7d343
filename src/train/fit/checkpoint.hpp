// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "src/train/fit/fit.hpp"
#include "src/train/fit/network.hpp"
#include "src/train/fit/optimizer.hpp"

namespace ztrain {

/// What is trained, and what a checkpoint holds.
struct training_state {
    redshift_network network;
    std::vector<torch::Tensor> best;  ///< parameters of the best epoch
    double best_loss = std::numeric_limits<double>::infinity();
    std::size_t best_epoch = 0;
    std::vector<epoch_record> history;
};

namespace detail {

/// What a checkpoint belongs to.
inline std::string fingerprint(const fit_options& o) {
    return recipe_json(o.recipe) + " seed " + std::to_string(o.seed) + " threads " + std::to_string(o.threads) +
           " data " + o.data_digest;
}

inline torch::Tensor text_tensor(const std::string& text) {
    torch::Tensor t = torch::empty({static_cast<long>(text.size())}, torch::kUInt8);
    std::copy(text.begin(), text.end(), t.data_ptr<std::uint8_t>());
    return t;
}

inline torch::Tensor history_tensor(const std::vector<epoch_record>& history) {
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

inline std::vector<epoch_record> history_in(const torch::Tensor& t) {
    std::vector<epoch_record> history;
    const auto a = t.accessor<double, 2>();
    for (long i = 0; i < t.size(0); ++i)
        history.push_back({static_cast<std::size_t>(a[i][0]), a[i][1], a[i][2], a[i][3], a[i][4], a[i][5]});
    return history;
}

}  // namespace detail

/// Writes the checkpoint, whole or not at all.
inline void save_checkpoint(const fit_options& o, const training_state& s, const optimizer& opt) {
    torch::serialize::OutputArchive archive;
    archive.write("fingerprint", detail::text_tensor(detail::fingerprint(o)));
    archive.write("history", detail::history_tensor(s.history));
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

/// Errors   std::runtime_error where it is not a checkpoint, or one of another training
inline void load_checkpoint(const fit_options& o, training_state& s, optimizer& opt) {
    const torch::NoGradGuard guard;
    torch::serialize::InputArchive archive;
    try {
        archive.load_from(o.checkpoint.string());
    } catch (const c10::Error&) {
        throw std::runtime_error(o.checkpoint.string() + ": is not a checkpoint; expected one that ztrain fit wrote");
    }
    const auto read = [&](const std::string& key) {
        torch::Tensor t;
        archive.read(key, t);
        return t;
    };
    if (!torch::equal(read("fingerprint"), detail::text_tensor(detail::fingerprint(o))))
        throw std::runtime_error(o.checkpoint.string() +
                                 ": belongs to other data, recipe, seed or threads; expected those of this command");
    s.history = detail::history_in(read("history"));
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

}  // namespace ztrain
