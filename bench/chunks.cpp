// SPDX-License-Identifier: Apache-2.0
#include "bench/chunks.hpp"

#include <stdexcept>
#include <utility>

namespace bench {

namespace {

class chunked_engine final : public engine {
 public:
    chunked_engine(std::unique_ptr<engine> chunk, std::size_t chunks, std::size_t chunk_input, std::size_t chunk_output)
        : chunk_(std::move(chunk)), chunks_(chunks), chunk_input_(chunk_input), chunk_output_(chunk_output) {}

    bool has_stages() const override { return false; }

    void predict(const float* in, float* out, stage_clock*) override {
        for (std::size_t i = 0; i < chunks_; ++i)
            chunk_->predict(in + i * chunk_input_, out + i * chunk_output_, nullptr);
    }

 private:
    std::unique_ptr<engine> chunk_;
    std::size_t chunks_;
    std::size_t chunk_input_;
    std::size_t chunk_output_;
};

}  // namespace

std::unique_ptr<engine> in_chunks(const model& m, std::size_t batch, std::size_t chunk,
                                  const std::function<std::unique_ptr<engine>(std::size_t batch)>& make) {
    if (batch <= chunk) return make(batch);
    if (batch % chunk != 0) throw std::logic_error("a batch is not a multiple of the chunk that an engine takes");
    return std::make_unique<chunked_engine>(make(chunk), batch / chunk, chunk * m.input_size(),
                                            chunk * m.output_size());
}

}  // namespace bench
