#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The program zgen: suggestions, standard output, verdicts, and what an interrupted verification leaves.
# usage: program.sh ZGEN WRITE_SUM_MODEL
set -euo pipefail

zgen=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$2" sum.onnx
mkdir temporary
export TMPDIR=$folder/temporary

fail() {
    echo "program.sh: $*" >&2
    cat "$folder/stderr" >&2
    exit 1
}

# expect CODE TEXT COMMAND...: fails unless the command ends with this code and says this on standard error.
expect() {
    local expected=$1 text=$2 code=0
    shift 2
    "$@" >stdout 2>stderr || code=$?
    [[ $code -eq $expected ]] || fail "'$*' ended with $code; expected $expected"
    [[ -z $text ]] || grep -q -F -e "$text" stderr || fail "'$*' does not say '$text'"
}

# Misspelt commands, options and choices.
expect 2 "zgen: unknown command 'bke'; did you mean 'bake'?" "$zgen" bke sum.onnx
expect 2 "zgen: unknown option '--outptu'; did you mean '--output'?" "$zgen" bake sum.onnx --outptu sum.hpp
expect 2 "unknown option '--tolerence'; did you mean '--tolerance'?" "$zgen" verify sum.onnx --tolerence=1
expect 2 "--convolution: 'dircet' is none of auto, direct, fast; did you mean 'direct'?" \
    "$zgen" verify sum.onnx --convolution dircet
expect 2 "zgen: expected a command: bake, inspect, run, verify" "$zgen"
expect 2 "zgen: unexpected argument 'more'" "$zgen" inspect sum.onnx more
grep -q -x 'zgen inspect --help says what there is' stderr || fail "no word of --help"

# A closed pipe is no error.
for words in --help 'inspect sum.onnx' 'verify sum.onnx'; do
    # shellcheck disable=SC2086 # words
    "$zgen" $words 2>stderr | true || fail "zgen $words | true ended with $?"
    [[ ! -s stderr ]] || fail "zgen $words | true"
done

# The last line is the verdict.
expect 0 '' "$zgen" verify sum.onnx
[[ $(tail -n 1 stdout) == 'verdict: passes; every stage is within 1e-05 of its largest value' ]] ||
    fail "no verdict: $(tail -n 1 stdout)"
echo 0.1,0.2,0.7,0.3 >x.csv
expect 1 'differs from float64 by' "$zgen" verify sum.onnx --input x.csv --tolerance 0
[[ $(tail -n 1 stdout) == 'verdict: fails; stage '* ]] || fail "no verdict: $(tail -n 1 stdout)"
expect 1 "--include $folder: has no zinfer/zinfer.hpp" "$zgen" verify sum.onnx --include "$folder"

# Interrupted while the compiler runs: it ends with all that it started, and its folder is gone.
cat >compiler <<'END'
#!/bin/sh
sleep 300 &
echo "$$ $!" >processes.new
mv processes.new processes
wait
END
chmod +x compiler
runs() { [[ -e /proc/$1/stat && $(sed 's/.*) //' "/proc/$1/stat") != Z* ]]; }
for signal in INT:130 TERM:143 HUP:129; do
    rm -f processes
    # Shells let the programs they start in the background ignore SIGINT; a job of its own does not.
    set -m
    CXX=./compiler "$zgen" verify sum.onnx >stdout 2>stderr &
    set +m
    until [[ -e processes ]]; do
        kill -0 $! || fail "the compiler was not started"
        sleep 0.05
    done
    kill -s "${signal%:*}" $!
    code=0
    wait $! || code=$?
    [[ $code -eq ${signal#*:} ]] || fail "interrupted with ${signal%:*}: ended with $code"
    [[ $(cat stderr) == 'zgen: interrupted' ]] || fail "interrupted with ${signal%:*}"
    for process in $(cat processes); do
        for ((i = 0; i < 100; ++i)); do
            runs "$process" || break
            sleep 0.05
        done
        ! runs "$process" || fail "interrupted with ${signal%:*}: process $process goes on"
    done
    [[ -z $(ls -A temporary) ]] || fail "interrupted with ${signal%:*}: left $(ls -A temporary)"
done
