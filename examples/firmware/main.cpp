// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "console.hpp"
#include "redshift.hpp"
#include "spectrum.hpp"
#include "text.hpp"

namespace {

constinit redshift::network::workspace workspace{};  // in .bss: the stack is 4 KiB

}  // namespace

/// Proves the network on this machine, predicts one spectrum and prints the answer to its last bit.
/// Exit code 0 only if all is well.
int main() {
    const auto self_test = redshift::self_test(workspace);
    write("self-test  ");
    write(self_test.passed() ? "passed" : "fails at ");
    if (!self_test.passed()) write(self_test.layer);

    const bool intact = redshift::verify();
    write("\nweights    ");
    write(intact ? "intact" : "corrupt");

    std::array<float, 1> z{};
    const zinfer::status status = redshift::predict(spectrum, z, workspace);
    write("\nstatus     ");
    write(zinfer::name(status));
    write("\nredshift   ");
    write(decimal(z[0]).data());
    write("\nbits       ");
    write(hexadecimal(z[0]).data());
    write("\n");

    return self_test.passed() && intact && status == zinfer::status::ok ? 0 : 1;
}
