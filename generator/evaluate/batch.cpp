// SPDX-License-Identifier: Apache-2.0
#include "generator/evaluate/batch.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "generator/evaluate/evaluate.hpp"

namespace zgen {

tables::data_set evaluate(const graph& g, const tables::data_set& inputs,
                          const std::function<void(std::size_t)>& progress, std::size_t threads) {
    tables::data_set outputs{inputs.rows, shapes(g).back().size(), {}, inputs.ids};
    outputs.values.resize(outputs.rows * outputs.columns);

    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;
    std::exception_ptr failure;
    std::mutex failure_mutex;
    const auto work = [&](const std::function<void(std::size_t)>& report) {
        try {
            for (std::size_t row = next++; row < inputs.rows; row = next++) {
                const std::vector<double> y = evaluate(g, inputs.row(row));
                std::copy(y.begin(), y.end(),
                          outputs.values.begin() + static_cast<std::ptrdiff_t>(row * outputs.columns));
                ++done;
                if (report) report(done);
            }
        } catch (...) {
            next = inputs.rows;
            const std::lock_guard lock(failure_mutex);
            failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        if (threads == 0) threads = std::thread::hardware_concurrency();
        const std::size_t useful = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(inputs.rows, 1));
        for (std::size_t i = 1; i < useful; ++i) others.emplace_back(work, nullptr);
        work(progress);
    }
    if (failure) std::rethrow_exception(failure);
    // The other threads may have taken every row of a small batch.
    if (progress && inputs.rows > 0) progress(inputs.rows);
    return outputs;
}

}  // namespace zgen
