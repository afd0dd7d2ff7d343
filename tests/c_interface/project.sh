#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The C interface of the default model in a C11 project with a Makefile, which has nothing of zinfer but what zgen wrote:
# it needs gcc, g++ and make alone. Then the stack that each call takes, in threads with 512 KiB.
# usage: project.sh ZGEN MODEL EXAMPLE STACK_SOURCE
set -euo pipefail

zgen=$1
model=$2
example=$3
stack=$4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cp "$example/main.c" "$example/Makefile" .
"$zgen" bake "$model" -o redshift.hpp --interface c --standalone >said
cat said

# Without anything of the build around it in the environment.
env -i PATH="$PATH" make CFLAGS='-std=c11 -O2 -Wall -Wextra -Wpedantic -Werror' >log 2>&1 || { cat log; exit 1; }
if grep -E 'warning|note:' log; then exit 1; fi
./embed_c | tee printed
grep -q '^z = 0\.[0-9]* (ok)$' printed
grep -q '^a spectrum with a gap: not_finite$' printed
if ldd embed_c | grep -E 'stdc\+\+'; then exit 1; fi

# What bake says of the stack, and for the code of each instruction set that this processor has.
allowed=$(sed -n 's/^stack .* \([0-9,]*\) with one.*/\1/p' said | tr -d ,)
gcc -std=gnu11 -O2 -Wall -Wextra -Werror -I . -c "$stack" -o stack.o
check() {
    gcc stack.o "$@" -o stack -pthread -lm -Wl,-z,now
    ./stack "$allowed"
}
if [[ $(uname -m) == x86_64 ]]; then
    check baseline.o x86_64_v3.o x86_64_v4.o dispatch.o
    g++ -std=c++20 -O2 -march=x86-64 -DZINFER_NO_SPEED_NOTES -c redshift.cpp
fi
check redshift.o
