#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tools that feed each other: pipes.sh ZSIM ZGEN MODEL [ZTRAIN].
set -euo pipefail

zsim=$1 zgen=$2 model=$3 ztrain=${4:-}
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cd "$scratch"
fail() {
    echo "pipes.sh: $*" >&2
    exit 1
}

"$zsim" -n 60 --seed 7 -o galaxies.csv
"$zgen" run "$model" --input galaxies.csv --output expected.csv 2>file.err

"$zsim" -n 60 --seed 7 -o - | "$zgen" run "$model" --input - >piped.csv 2>pipe.err
cmp expected.csv piped.csv || fail "zsim | zgen run gives other values than a file"
sed 's/standard input/galaxies.csv/' pipe.err | cmp - file.err || fail "a pipe's messages differ from a file's: $(cat pipe.err)"
"$zgen" run "$model" --input /dev/stdin <galaxies.csv 2>/dev/null | cmp - expected.csv || fail "/dev/stdin is not read"
"$zgen" run "$model" --input <(cat galaxies.csv) 2>/dev/null | cmp - expected.csv || fail "a pipe of the shell is not read"
gzip -c galaxies.csv | "$zgen" run "$model" --input - 2>/dev/null | cmp - expected.csv || fail "gzip is not read from a pipe"

# A model may come from a pipe, too.
"$zgen" run - --input galaxies.csv <"$model" 2>/dev/null | cmp - expected.csv || fail "no model is read from standard input"
cat "$model" | "$zgen" bake - -o piped.hpp --name piped >/dev/null || fail "no model is baked from a pipe"

# A reader that has enough ends nothing with an error.
"$zgen" run "$model" --input galaxies.csv 2>head.err | head -n 1 >first.csv
cmp first.csv <(head -n 1 expected.csv) || fail "head gets another first line"
cmp head.err file.err || fail "head ends zgen run with: $(cat head.err)"

if "$zgen" run "$model" --input - </dev/null 2>empty.err; then fail "an empty pipe passes"; fi
grep -q 'standard input: has no rows' empty.err || fail "$(cat empty.err)"
[[ ! -e - ]] || fail "a file named - was made"

if [[ -n $ztrain ]]; then
    "$ztrain" evaluate "$model" --data galaxies.csv >file.txt 2>/dev/null
    "$zsim" -n 60 --seed 7 -o - | "$ztrain" evaluate "$model" --data - 2>/dev/null | cmp - file.txt ||
        fail "zsim | ztrain evaluate gives other figures than a file"
fi
