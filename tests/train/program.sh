#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The program ztrain: exit codes, and messages that say what is wrong.
# usage: program.sh ZTRAIN
set -euo pipefail

ztrain=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# expect CODE TEXT COMMAND...: fails unless the command ends with this code and says this.
expect() {
    local expected=$1 text=$2 code=0
    shift 2
    "$@" >out 2>&1 || code=$?
    if [[ $code -ne $expected ]] || ! grep -q -F -e "$text" out; then
        echo "'$*' ended with $code; expected $expected and '$text'" >&2
        cat out >&2
        exit 1
    fi
}

echo 'z,flux_0' >narrow.csv
expect 0 'ztrain evaluate redshift.onnx' "$ztrain" evaluate --help
expect 0 'ztrain compare old.onnx new.onnx' "$ztrain" compare --help
expect 1 'ztrain: nowhere.csv: cannot be opened' "$ztrain" evaluate m.onnx --data nowhere.csv
expect 1 "ztrain: narrow.csv: has only the columns flux_0 to flux_0" "$ztrain" evaluate m.onnx --data narrow.csv
expect 1 'ztrain: nowhere.csv: cannot be opened' "$ztrain" compare a.onnx b.onnx --data nowhere.csv
expect 2 'MODEL is required' "$ztrain" evaluate
expect 2 'expected a command: fit, evaluate, compare' "$ztrain"
expect 2 "unknown command 'evalute'; did you mean 'evaluate'?" "$ztrain" evalute
expect 2 "--recipe: 'defualt' is none of default, dissertation; did you mean 'default'?" \
    "$ztrain" fit --data narrow.csv -o a.onnx --recipe defualt
expect 2 '--report -: a report is two files' "$ztrain" evaluate m.onnx --data narrow.csv --report -

# What stands for values is for people, and the options instead of a recipe's have the recipes' settings.
expect 0 '--loss huber|mae|mse' "$ztrain" fit --help
for text in ENUM: '->' 'e-308' FLOAT UINT; do
    if grep -q -F -e "$text" out; then
        echo "ztrain fit --help has '$text'" >&2
        exit 1
    fi
done
tr -s ' \n' ' ' <out >help
for text in 'square to linear (default: 0.01, dissertation: 1.0)' '(default: adamw, dissertation: adamax)' \
    '(default: 16, dissertation: 20)'; do
    grep -q -F -e "$text" help || { echo "ztrain fit --help has no '$text'" >&2; exit 1; }
done
expect 2 'MODELS' "$ztrain" compare a.onnx --data narrow.csv
expect 2 '--threads' "$ztrain" evaluate m.onnx --data narrow.csv --threads 0
