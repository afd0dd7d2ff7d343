// SPDX-License-Identifier: Apache-2.0
int main() {
    __builtin_trap();
}
