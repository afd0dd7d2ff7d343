// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/output/write_rows.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <thread>

#include "src/common/output_file.hpp"
#include "src/common/print_out.hpp"

namespace zsim {

namespace {

constexpr std::uint64_t block_rows = 64;

/// Lets threads write their blocks one after the other; the first failure ends them all.
class turns {
 public:
    /// Waits for block `number`'s turn and writes it; false where a thread has failed.
    template <class Write>
    bool take(std::uint64_t number, Write write) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return failure_ != nullptr || next_ == number; });
        if (failure_ != nullptr) return false;
        write();
        ++next_;
        changed_.notify_all();
        return true;
    }
    void fail(std::exception_ptr failure) {
        const std::lock_guard lock(mutex_);
        if (failure_ == nullptr) failure_ = std::move(failure);
        changed_.notify_all();
    }
    /// Once all threads have ended.
    void rethrow() const {
        if (failure_ != nullptr) std::rethrow_exception(failure_);
    }

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t next_ = 0;
    std::exception_ptr failure_;
};

}  // namespace

void write_rows(const simulator& source, std::uint64_t rows, unsigned threads, const std::vector<output_file>& files,
                const std::function<void(std::uint64_t)>& progress) {
    std::deque<common::output_file> out;
    for (const output_file& file : files) out.emplace_back(file.path);
    const auto write = [&](std::size_t file, const std::string& bytes) {
        try {
            out[file].write(bytes);
        } catch (const common::closed_pipe& e) {
            if (files.size() == 1) throw;
            throw common::error(e.what());  // the other files are missing
        }
    };
    for (std::size_t f = 0; f < files.size(); ++f) write(f, files[f].format->head());

    const std::uint64_t blocks = (rows + block_rows - 1) / block_rows;
    std::atomic<std::uint64_t> next{0};
    turns order;
    const auto work = [&] {
        try {
            std::vector<std::string> bytes(files.size());
            while (true) {
                const std::uint64_t block = next++;
                if (block >= blocks) return;
                for (std::string& text : bytes) text.clear();
                const std::uint64_t end = std::min(rows, (block + 1) * block_rows);
                for (std::uint64_t i = block * block_rows; i < end; ++i) {
                    const row made = source.make(i);
                    for (std::size_t f = 0; f < files.size(); ++f) files[f].format->append(bytes[f], made);
                }
                const bool written = order.take(block, [&] {
                    for (std::size_t f = 0; f < files.size(); ++f) write(f, bytes[f]);
                    progress(end);
                });
                if (!written) return;
            }
        } catch (...) {
            order.fail(std::current_exception());
        }
    };
    {
        std::vector<std::jthread> workers;
        const std::uint64_t useful = std::clamp<std::uint64_t>(blocks, 1, threads);
        try {
            for (std::uint64_t i = 1; i < useful; ++i) workers.emplace_back(work);
        } catch (...) {
            order.fail(std::current_exception());  // the workers that started wait for nothing
        }
        work();
    }
    order.rethrow();
    for (std::size_t f = 0; f < files.size(); ++f) write(f, files[f].format->tail());
    for (common::output_file& file : out) file.commit();
}

}  // namespace zsim
