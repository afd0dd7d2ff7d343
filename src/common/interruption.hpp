// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <stdexcept>
#include <string>

/// What becomes of a program that SIGINT (Ctrl-C), SIGTERM or SIGHUP asks to end: nothing unfinished stays behind,
/// neither files nor the programs it started.
namespace common {

/// Work ended in order because of such a signal. command_line::run prints the text and ends with 128 and the signal's
/// number.
struct interrupted : std::runtime_error {
    interrupted(const std::string& what, int signal_number) : std::runtime_error(what), signal(signal_number) {}
    int signal;
};

/// From here on such a signal ends the programs and removes the files of unfinished_file and running_program, and then
/// this program. A signal that is ignored stays so, as nohup asks.
void handle_interruption();

/// While an object lives, such a signal ends the programs alone. This program is to see it (is_interrupted()) and to
/// end its work in order; where it does not, it ends with the last object. A signal that comes again, a second or more
/// later, ends it at once.
class interruption_watch {
 public:
    interruption_watch() noexcept;
    interruption_watch(const interruption_watch&) = delete;
    interruption_watch& operator=(const interruption_watch&) = delete;
    ~interruption_watch();
};

/// Whether a signal has come while an interruption_watch lived that still does.
bool is_interrupted() noexcept;

/// Errors   interrupted, with this text, once is_interrupted()
void stop_if_interrupted(const std::string& what = "interrupted");

/// A file that does not outlive the object, whatever ends it. `path` must live as long.
class unfinished_file {
 public:
    explicit unfinished_file(const char* path) noexcept;
    unfinished_file(const unfinished_file&) = delete;
    unfinished_file& operator=(const unfinished_file&) = delete;
    /// Removes it, unless it is finished.
    ~unfinished_file();

    /// It stays.
    void finish() noexcept;

 private:
    const char* path_;
};

/// A process group that is sent SIGTERM where this program is interrupted.
class running_program {
 public:
    explicit running_program(pid_t group) noexcept;
    running_program(running_program&& other) noexcept;
    running_program& operator=(running_program&&) = delete;
    ~running_program();

 private:
    pid_t group_;
};

}  // namespace common
