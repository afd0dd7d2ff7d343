// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <utility>
#include <vector>

#include "src/train/fit/recipe.hpp"
#include "src/train/fit/torch.hpp"

namespace ztrain {

/// The optimizers of the recipes. LibTorch has all but Adamax; here they share one state, two tensors per parameter and
/// the number of steps, which a checkpoint holds in the same form for LibTorch 1.13 and 2.x.
///
/// Source   SGD with momentum 0.9; Adam and Adamax: Kingma and Ba (ICLR 2015), algorithms 1 and 2; AdamW: Loshchilov
///          and Hutter (ICLR 2019); RMSprop: Hinton (2012). Constants are PyTorch's, for Adamax Keras's epsilon.
class optimizer {
 public:
    optimizer(optimizer_kind kind, double weight_decay, std::vector<torch::Tensor> parameters)
        : kind_(kind), weight_decay_(weight_decay), parameters_(std::move(parameters)) {
        for (const torch::Tensor& p : parameters_) {
            first_.push_back(torch::zeros_like(p));
            second_.push_back(torch::zeros_like(p));
        }
    }

    void zero_grad() {
        for (torch::Tensor& p : parameters_)
            if (p.grad().defined()) p.mutable_grad().zero_();
    }

    void step(double learning_rate) {
        const torch::NoGradGuard guard;
        ++steps_;
        const double correction1 = 1 - std::pow(beta1, static_cast<double>(steps_));
        const double correction2 = 1 - std::pow(beta2, static_cast<double>(steps_));
        for (std::size_t i = 0; i < parameters_.size(); ++i) {
            torch::Tensor& p = parameters_[i];
            const torch::Tensor& gradient = p.grad();
            torch::Tensor& m = first_[i];
            torch::Tensor& v = second_[i];
            if (kind_ == optimizer_kind::adamw) p.mul_(1 - learning_rate * weight_decay_);
            switch (kind_) {
                case optimizer_kind::sgd:
                    m.mul_(0.9).add_(gradient);
                    p.add_(m, -learning_rate);
                    break;
                case optimizer_kind::adam:
                case optimizer_kind::adamw:
                    m.mul_(beta1).add_(gradient, 1 - beta1);
                    v.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
                    p.addcdiv_(m, (v.sqrt() / std::sqrt(correction2)).add_(1e-8), -learning_rate / correction1);
                    break;
                case optimizer_kind::adamax:
                    m.mul_(beta1).add_(gradient, 1 - beta1);
                    v.copy_(torch::maximum(v.mul_(beta2), gradient.abs()));
                    p.addcdiv_(m, v + 1e-7, -learning_rate / correction1);
                    break;
                case optimizer_kind::rmsprop:
                    v.mul_(0.99).addcmul_(gradient, gradient, 0.01);
                    p.addcdiv_(gradient, v.sqrt().add_(1e-8), -learning_rate);
                    break;
            }
        }
    }

    /// What a checkpoint must hold, beside the number of steps: first and second state of each parameter, in turn.
    std::vector<torch::Tensor> state() const {
        std::vector<torch::Tensor> all;
        for (std::size_t i = 0; i < parameters_.size(); ++i) {
            all.push_back(first_[i]);
            all.push_back(second_[i]);
        }
        return all;
    }
    long steps() const { return steps_; }
    void set_steps(long steps) { steps_ = steps; }

 private:
    static constexpr double beta1 = 0.9;
    static constexpr double beta2 = 0.999;

    optimizer_kind kind_;
    double weight_decay_;
    std::vector<torch::Tensor> parameters_;
    std::vector<torch::Tensor> first_;
    std::vector<torch::Tensor> second_;
    long steps_ = 0;
};

}  // namespace ztrain
