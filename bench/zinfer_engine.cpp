// SPDX-License-Identifier: Apache-2.0
#include "bench/zinfer_engine.hpp"

#include <stdexcept>

namespace bench {

namespace {

class zinfer_engine final : public engine {
 public:
    zinfer_engine(const zinfer_variant& variant, std::size_t batch) : variant_(variant), batch_(batch) {}

    bool has_stages() const override { return batch_ == 1; }

    void predict(const float* in, float* out, stage_clock* clock) override {
        const auto lap = [](void* context) noexcept { static_cast<stage_clock*>(context)->lap(); };
        const bool ok = batch_ == 1 ? variant_.predict(in, out, clock == nullptr ? nullptr : +lap, clock)
                                    : variant_.predict_batch(in, out, batch_);
        if (!ok) throw std::runtime_error("zinfer: a prediction has no value");
    }

 private:
    const zinfer_variant& variant_;
    std::size_t batch_;
};

}  // namespace

std::unique_ptr<engine> make_zinfer(const zinfer_variant& variant, std::size_t batch) {
    if (batch > largest_batch) throw std::logic_error("zinfer: the benchmark has no room for such a batch");
    return std::make_unique<zinfer_engine>(variant, batch);
}

}  // namespace bench
