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
rm -f a.fits stdout stderr

# A run that would take days; the signal comes once its unfinished file is there.
for signal in INT:130 TERM:143; do
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
