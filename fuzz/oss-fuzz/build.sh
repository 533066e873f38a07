#!/bin/bash -eu
# Builds every target for OSS-Fuzz, each with its corpus and the fixtures as seeds, and the dictionary.
cd "$SRC/cablegram"
cargo fuzz build -O --debug-assertions
for target in $(cargo fuzz list); do
    cp "fuzz/target/x86_64-unknown-linux-gnu/release/$target" "$OUT/"
    cp fuzz/dictionary "$OUT/$target.dict"
    find "fuzz/corpus/$target" tests/corpus -type f ! -name '*.json' ! -name '*.diag' |
        zip -q -@ "$OUT/${target}_seed_corpus.zip"
done
