#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The program `zgen bake`: what it says when it is done, the commands that it names, standard output, and names.
# usage: bake.sh ZGEN WRITE_SUM_MODEL
set -euo pipefail

zgen=$1
write_sum_model=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$write_sum_model" sum.onnx

fail() {
    echo "$1" >&2
    cat stderr >&2
    exit 1
}

# bake CODE ARGUMENT...: bakes sum.onnx; fails unless zgen ends with this code.
bake() {
    local expected=$1 code=0
    shift
    "$zgen" bake sum.onnx "$@" >stdout 2>stderr || code=$?
    [[ $code -eq $expected ]] || fail "'bake $*' ended with $code; expected $expected"
}

# says EXPRESSION: fails unless a line matches of what was said, on standard output or where bytes go there on the other.
says() { cat stdout stderr | grep -a -q -E -e "$1" || fail "is not said: $1"; }

# named WORD: the command that zgen has named.
named() { cat stdout stderr | sed -n "s/^$1  *//p"; }

# The summary names a command that works as it stands.
bake 0 -o sum.hpp
[[ ! -s stderr ]]
says '^wrote   sum\.hpp \([0-9,]+ bytes\)$'
says '^flash   320 bytes of weights, 48 of test vectors; code comes on top$'
says '^RAM     64 bytes of workspace, 64 for batches; calls without one keep it on the stack$'
says '^stack   4,168 bytes for a call without a workspace, 4,104 with one; compiled with optimization$'
cat >main.cpp <<'END'
#include "sum.hpp"
int main() { return sum::self_test().passed() ? 0 : 1; }
END
bash -c "$(named compile) -Werror" 2>stderr || fail "the command does not compile"
./a.out

# Wherever the header lies, and without the runtime's folder.
mkdir 'a folder'
bake 0 -o 'a folder/sum.hpp' --standalone --name sum
[[ $(named compile) != *include* ]] || fail "a standalone header needs no folder"
rm sum.hpp a.out
bash -c "$(named compile)"
./a.out

# In static memory.
bake 0 -o sum.hpp --workspace static
says '^RAM     64 bytes of workspace, 64 for batches; calls without one keep it in static memory$'
says '^stack   4,104 bytes for a call without a workspace, 4,104 with one;'

# For C, gcc links.
bake 0 -o 'a folder/sum.hpp' --interface c
says '^wrote   a folder/sum\.hpp .*, a folder/sum\.h .*, a folder/sum\.cpp \([0-9,]+ bytes\)$'
says '^stack   .*, 4,168 for sum_predict_batch;'
cat >main.c <<'END'
#include "sum.h"
int main(void) { return sum_self_test(); }
END
compile=$(named compile)
link=$(named link)
[[ $link == gcc* ]]
bash -c "$compile"
bash -c "$link"
./a.out

# One processor has its flags.
bake 0 -o sum.hpp --target cortex-m
says '^compile arm-none-eabi-g\+\+ -std=c\+\+20 -O2 -mcpu=cortex-m7 .* -c main\.cpp$'
bake 0 -o sum.hpp --target x86-64-v3
says '^compile g\+\+ -std=c\+\+20 -O2 -march=x86-64-v3 '
bake 0 -o sum.hpp --target aarch64
says '^compile aarch64-linux-gnu-g\+\+ -std=c\+\+20 -O2 -I '

# Standard output is one header, the model's name its name.
bake 0 -o sum.hpp
bake 0 -o -
cmp stdout sum.hpp
says '^wrote   standard output \([0-9,]+ bytes\)$'
bake 2 -o - --interface c
says '^zgen: -o -: --interface c writes three files'
bake 0 -o sum.hpp --report -
grep -q '"sha256"' stdout
[[ ! -e - && ! -e -.h && ! -e -.cpp ]]

# Names that files give.
bake 2 -o 2-sum.hpp
says "^zgen: 2-sum\.hpp: the name comes from the file name, and '2-sum' is not a C\+\+ identifier; give --name, "
bake 2 -o class.hpp
says "and 'class' is a C\+\+ keyword; give --name"
[[ ! -e 2-sum.hpp && ! -e class.hpp ]]
bake 0 -o 2-sum.hpp --name sum
mv sum.onnx sum-1.onnx
code=0
"$zgen" bake sum-1.onnx -o - >stdout 2>stderr || code=$?
[[ $code -eq 2 && ! -s stdout ]]
says "^zgen: sum-1\.onnx: the name comes from the file name, and 'sum-1' is not a C\+\+ identifier; give --name, "

"$zgen" bake --help >stdout
for text in --standalone '- is standard output' 'flash, RAM and stack'; do
    tr -s ' \n' ' ' <stdout | grep -q -e "$text" || { echo "not in --help: $text" >&2; exit 1; }
done
