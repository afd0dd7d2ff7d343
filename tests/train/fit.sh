#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# ztrain fit: an interrupted training ends where an uninterrupted one does; bad rows are reported; zgen takes the model.
# usage: fit.sh ZTRAIN ZSIM ZGEN
set -euo pipefail

ztrain=$1
zsim=$2
zgen=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
    echo "fit.sh: $*" >&2
    exit 1
}

"$zsim" -n 1200 --seed 1 -o train.fits
"$zsim" -n 100 --seed 2 -o more.csv
resume=()
fit=("$ztrain" fit --data train.fits --threads 1)
long=("${fit[@]}" --epochs 4 --seed 3)
"${long[@]}" -o whole.onnx
[[ $(wc -l <whole.history.csv) -eq 5 ]] || fail "the history has not one line an epoch"
[[ ! -e whole.checkpoint ]] || fail "the checkpoint stays"

# Killed in the first, a middle and the last epoch, and at once after a checkpoint.
for epochs in 0 1 2 3; do
    "${long[@]}" -o cut.onnx "${resume[@]}" & job=$!
    until [[ $epochs -eq 0 || (-e cut.history.csv && $(wc -l <cut.history.csv) -gt $epochs) ]]; do
        kill -0 $job || fail "training ended before it was killed"
        sleep 0.01
    done
    sleep "0.$((RANDOM % 10))"
    kill -9 $job
    wait $job 2>/dev/null && fail "training was not killed"
    [[ ! -e cut.onnx ]] || fail "a model without its training"
    resume=(--resume)
done
"${long[@]}" -o cut.onnx --resume
cmp whole.onnx cut.onnx || fail "the resumed training ended elsewhere"
[[ ! -e cut.lock ]] || fail "the lock stays"

# --resume of a training that is finished, of a finished one of another recipe, and of none.
"${long[@]}" -o cut.onnx --resume 2>message
grep -q '^ztrain: cut.onnx: is finished, of these data and this recipe; nothing is left to do' message || fail "$(cat message)"
cmp whole.onnx cut.onnx || fail "a finished training was changed"
code=0
"${fit[@]}" --epochs 5 --seed 3 -o cut.onnx --resume 2>message || code=$?
[[ $code -eq 1 ]] || fail "--resume of another recipe's model ends with $code"
grep -q '^ztrain: cut.onnx: is there, of other data or another recipe' message || fail "$(cat message)"
"${fit[@]}" --epochs 1 -o fresh.onnx --resume 2>message
grep -q '^ztrain: fresh.checkpoint: is not there; training begins at the first epoch' message || fail "$(cat message)"
[[ $(grep -c '^epoch 1 of 1: loss' message) -eq 1 ]] || fail "no line for the epoch: $(cat message)"

# Two trainings of one model exclude each other; Ctrl-C says how to go on, and the command does.
set -m # a job of its own does not ignore SIGINT
"${long[@]}" -o stopped.onnx 2>message & job=$!
set +m
until [[ -e stopped.checkpoint ]]; do
    kill -0 $job || fail "training ended before it was interrupted"
    sleep 0.01
done
code=0
"${long[@]}" -o stopped.onnx 2>other || code=$?
[[ $code -eq 1 ]] || fail "a second training of the same model ends with $code"
grep -q "^ztrain: stopped.lock: process $job holds it; another training writes the same model" other || fail "$(cat other)"
kill -INT $job
code=0
wait $job || code=$?
[[ $code -eq 130 && ! -e stopped.onnx && ! -e stopped.lock ]] || fail "an interrupted training ends with $code: $(ls)"
grep -q '^ztrain: interrupted after epoch [1-4] of 4, which stopped.checkpoint keeps; to go on:$' message || fail "$(cat message)"
command=$(tail -n 1 message)
[[ $command == *"fit --data train.fits --threads 1 --epochs 4 --seed 3 -o stopped.onnx --resume" ]] || fail "$command"
bash -c "$command" 2>message
grep -q '^stopped.checkpoint: goes on after epoch [1-4]' message || fail "$(cat message)"
cmp whole.onnx stopped.onnx || fail "the training that went on ended elsewhere"
code=0
"${fit[@]}" -o - 2>message || code=$?
[[ $code -eq 2 && ! -e - ]] || fail "-o -: exit code $code"

# Another seed is another training, and another's checkpoint is refused.
"${fit[@]}" -o other.onnx --epochs 1 --seed 4
cmp --silent whole.onnx other.onnx && fail "the seed does nothing"
"${long[@]}" -o mixed.onnx & job=$!
until [[ -e mixed.checkpoint ]]; do sleep 0.01; done
kill -9 $job
wait $job 2>/dev/null || true
"${fit[@]}" -o mixed.onnx --resume --epochs 4 --seed 4 2>message && fail "a checkpoint of another seed is taken"
grep -q 'mixed.checkpoint: belongs to other data, recipe, seed or threads' message || fail "$(cat message)"

# Started from a model and hardly moved, training ends with the model's figures; its recipe says where it started.
idle=(--epochs 1 --schedule constant --learning-rate 1e-30 --weight-decay 0)
figures() { "$zgen" inspect "$1" --json | tr -d '\n ' | grep -o '"zinfer.metrics":"[^}]*}'; }
"${fit[@]}" --seed 3 --from whole.onnx "${idle[@]}" -o again.onnx
[[ -n $(figures whole.onnx) && $(figures again.onnx) == "$(figures whole.onnx)" ]] || fail "--from: $(figures again.onnx)"
grep -q "\"normalization\":\"model\".*\"from\":\"sha256:$(sha256sum whole.onnx | cut -d' ' -f1)\"" again.onnx ||
    fail "the recipe does not say what training started from"
"${fit[@]}" --seed 3 --from whole.onnx --normalization min-max "${idle[@]}" -o refit.onnx
[[ $(figures refit.onnx) != "$(figures whole.onnx)" ]] || fail "--normalization does nothing beside --from"
code=0
"${fit[@]}" --normalization model -o x.onnx 2>message || code=$?
[[ $code -eq 2 ]] || fail "--normalization model without --from: exit code $code"

# Bad rows: a missing value, too large a redshift, too few columns.
{ cat more.csv; sed -n 2p more.csv | sed 's/,[^,]*,/,nan,/'; echo "0.7${line:=$(sed -n 2p more.csv | sed 's/^[^,]*//')}"; echo 0.1,2; } >bad.csv
"$ztrain" fit --data bad.csv --threads 1 --epochs 1 -o bad.onnx 2>message
for text in 'bad.csv: row 102' 'bad.csv: row 103' 'bad.csv: row 104' '100 spectra, 3 rows skipped'; do
    grep -q "$text" message || fail "no '$text' in: $(cat message)"
done
code=0
"$ztrain" fit --data bad.csv --threads 1 --bad-rows refuse -o refused.onnx 2>message || code=$?
[[ $code -eq 1 && ! -e refused.onnx ]] || fail "bad rows are not refused: $code"

code=0
head -n 3 more.csv >few.csv
"$ztrain" fit --data few.csv -o few.onnx 2>message || code=$?
[[ $code -eq 1 ]] || fail "two rows are enough: $code"
grep -q '2 usable rows are too few to train and validate on; expected 10 at least, and 400 for intervals' message ||
    fail "$(cat message)"

# Every optimizer, loss and schedule trains: the loss falls.
for options in '--optimizer sgd --learning-rate 0.03' '--optimizer adam' '--optimizer adamax --loss mse' \
    '--optimizer rmsprop --learning-rate 0.0003' '--loss mae --schedule constant --learning-rate 0.0005' '--normalization min-max'; do
    # shellcheck disable=SC2086 # options are words
    "$ztrain" fit --data train.fits --threads 1 --epochs 2 --batch 32 $options -o one.onnx >/dev/null
    awk -F, -v options="$options" 'NR == 2 { first = $3 } NR == 3 { last = $3 }
        END { if (!(last < first)) { print options ": loss " first " to " last; exit 1 } }' one.history.csv
done
code=0
"$ztrain" fit --data train.fits -o x.onnx --optimizer adagrad 2>message || code=$?
[[ $code -eq 2 ]] || fail "an unknown optimizer: exit code $code"

# Early stopping: nothing is learned, and two more epochs are waited for.
"${fit[@]}" --epochs 9 --patience 2 --schedule constant --learning-rate 1e-30 -o idle.onnx
[[ $(wc -l <idle.history.csv) -eq 4 ]] || fail "stopped elsewhere: $(cat idle.history.csv)"

# A training that diverges, and a folder that is not there, give an error and no model.
code=0
"${fit[@]}" --epochs 2 --optimizer sgd --loss mse --learning-rate 1e6 --schedule constant -o wild.onnx 2>message || code=$?
[[ $code -eq 1 && ! -e wild.onnx ]] || fail "a diverging training ends with $code"
grep -q 'the loss is not a finite number' message || fail "$(cat message)"
code=0
"${fit[@]}" --epochs 1 -o none/x.onnx 2>message || code=$?
[[ $code -eq 1 ]] || fail "a missing folder: exit code $code"
grep -q 'none' message || fail "$(cat message)"

# What the model carries.
grep -q 'zinfer.units.*e-/s' whole.onnx || fail "no units"
"$zgen" bake whole.onnx -o redshift.hpp --name redshift >/dev/null
for text in predict_redshift_interval '"name\\":\\"default' ; do
    grep -q "$text" redshift.hpp || fail "no $text in the header"
done
echo "fit.sh: all is well"
