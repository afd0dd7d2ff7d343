// SPDX-License-Identifier: Apache-2.0
#include "zinfer_engine.hpp"

#include <stdexcept>
#include <string>

namespace bench {

namespace {

class zinfer_engine final : public engine {
 public:
    explicit zinfer_engine(const zinfer_variant& variant)
        : variant_(variant), name_(std::string("zinfer-") + variant.name) {}

    std::string_view name() const override { return name_; }

    void predict(const float* in, float* out, stage_clock* clock) override {
        const auto lap = [](void* context) noexcept { static_cast<stage_clock*>(context)->lap(); };
        if (!variant_.predict(in, out, clock == nullptr ? nullptr : +lap, clock))
            throw std::runtime_error(name_ + ": the status of the prediction is not ok");
    }

 private:
    const zinfer_variant& variant_;
    std::string name_;
};

}  // namespace

std::unique_ptr<engine> make_zinfer(const zinfer_variant& variant) {
    return std::make_unique<zinfer_engine>(variant);
}

}  // namespace bench
