#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The program zsim: exit codes, silence where stderr is not a terminal, and what an interruption leaves.
# usage: program.sh ZSIM
set -euo pipefail

zsim=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# expect CODE COMMAND...: fails unless the command ends with this code.
expect() {
    local expected=$1 code=0
    shift
    "$@" >stdout 2>stderr || code=$?
    if [[ $code -ne $expected ]]; then
        echo "'$*' ended with $code; expected $expected" >&2
        cat stderr >&2
        exit 1
    fi
}

expect 0 "$zsim" -n 500 --seed 1 -o a.fits --threads 2
[[ ! -s stderr && -s a.fits ]]
expect 0 "$zsim" --help
grep -q 'Examples:' stdout
expect 1 "$zsim" -n 5 -o a.csv --seds nowhere
grep -q '^zsim: nowhere: is not a folder' stderr
expect 1 "$zsim" -n 5 -o nowhere/a.csv
expect 2 "$zsim" -n 5
expect 2 "$zsim" -n 5 -o a.txt
expect 2 "$zsim" -n 5 -o a.csv --colour red
grep -q "unknown option '--colour'; did you mean '--colours'?" stderr
expect 2 "$zsim" -n 5 -o a.csv --noise of
grep -q "'of' is none of on, off; did you mean 'off'?" stderr

# Standard output: the bytes of the file; a reader that has enough is no error, and no file is named "-".
expect 0 "$zsim" -n 5 --seed 1 -o a.csv
expect 0 "$zsim" -n 5 --seed 1 -o -
cmp a.csv stdout
"$zsim" -n 5 --seed 1 -o /dev/stdout | cmp - a.csv
expect 0 "$zsim" -n 5 --seed 1 -o a.csv --truth -
[[ $(head -c 7 stdout) == z,fold, && $(wc -l <stdout) -eq 6 ]]
"$zsim" -n 900000000 -o - 2>stderr | head -n 2 >stdout # pipefail: both end with 0
[[ ! -s stderr && $(wc -l <stdout) -eq 2 ]]
code=0
"$zsim" -n 900000000 -o - --truth t.csv 2>stderr | head -n 1 >stdout || code=$?
[[ $code -eq 1 && ! -e t.csv ]]
grep -q '^zsim: standard output: cannot be written' stderr
rm a.fits a.csv stdout stderr
if [[ -n $(ls -A) ]]; then
    echo "left: $(ls -A)" >&2
    exit 1
fi

# A run that would take days; the signal comes once its unfinished file is there.
for signal in INT:130 TERM:143 HUP:129; do
    # Shells let the programs they start in the background ignore SIGINT; a job of its own does not.
    set -m
    "$zsim" -n 900000000 -o long.fits 2>/dev/null &
    set +m
    for ((i = 0; i < 100; ++i)); do
        if compgen -G 'long.fits.*' >/dev/null; then break; fi
        sleep 0.1
    done
    compgen -G 'long.fits.*' >/dev/null
    kill -s "${signal%:*}" $!
    code=0
    wait $! || code=$?
    if [[ $code -ne ${signal#*:} || -n $(ls -A) ]]; then
        echo "interrupted with ${signal%:*}: ended with $code, and left: $(ls -A)" >&2
        exit 1
    fi
done
