#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What the tools say of their command lines: completion in bash, manual pages without warnings; in zsh and fish, where
# these are there, what they can read.
# usage: command_documents.sh TOOL...
set -euo pipefail

fail() {
    echo "command_documents.sh: $*" >&2
    exit 1
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# completed TOOL WORD...: what completes the last of the words.
completed() {
    local name=$1
    # shellcheck disable=SC2034 # bash's own names
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    COMPREPLY=()
    "_$name"
    echo "${COMPREPLY[*]}"
}

for tool in "$@"; do
    name=$(basename "$tool")
    "$tool" --completion bash >"$folder/completion"
    # shellcheck disable=SC1091
    . "$folder/completion"
    complete -p "$name" >/dev/null || fail "$name: bash knows no completion"
    case $name in
        zgen)
            [[ $(completed zgen '') == 'bake inspect run verify' ]] || fail "zgen: $(completed zgen '')"
            [[ $(completed zgen v) == verify ]] || fail "zgen v: $(completed zgen v)"
            [[ $(completed zgen --ver) == --version ]] || fail "zgen --ver: $(completed zgen --ver)"
            [[ $(completed zgen verify m.onnx --tol) == --tolerance ]] || fail "no option of a command"
            [[ $(completed zgen verify m.onnx --convolution d) == direct ]] || fail "no choice"
            [[ -z $(completed zgen verify mod) ]] || fail "names of files are not left to bash"
            ;;
        zsim)
            [[ $(completed zsim --noise '') == 'on off' ]] || fail "zsim --noise: $(completed zsim --noise '')"
            [[ $(completed zsim --z) == --z-distribution ]] || fail "zsim --z: $(completed zsim --z)"
            ;;
        ztrain)
            [[ $(completed ztrain fit --recipe dis) == dissertation ]] || fail "ztrain fit --recipe"
            [[ $(completed ztrain evaluate --re) == --report ]] || fail "ztrain evaluate --re"
            ;;
    esac

    "$tool" --man >"$folder/$name.1"
    for section in NAME SYNOPSIS OPTIONS 'EXIT STATUS'; do
        grep -q -x "\.SH $section" "$folder/$name.1" || fail "$name.1 has no $section"
    done
    if command -v groff >/dev/null; then
        warnings=$(groff -man -ww -z -Tutf8 "$folder/$name.1" 2>&1)
        [[ -z $warnings ]] || fail "$name.1: $warnings"
        groff -man -Tascii -P-cbou "$folder/$name.1" | grep -e '--help' >/dev/null || fail "$name.1: no --help"
    fi
    "$tool" --completion zsh >"$folder/_$name"
    "$tool" --completion fish >"$folder/$name.fish"
    if command -v zsh >/dev/null; then zsh -n "$folder/_$name" || fail "zsh cannot read _$name"; fi
    if command -v fish >/dev/null; then fish -n "$folder/$name.fish" || fail "fish cannot read $name.fish"; fi
    code=0
    "$tool" --completion csh 2>"$folder/message" || code=$?
    [[ $code -eq 2 ]] || fail "$name --completion csh ends with $code"
    grep -q "'csh' is none of bash, zsh, fish" "$folder/message" || fail "$(cat "$folder/message")"
done
