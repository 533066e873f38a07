#!/bin/sh
# Tries the page of examples/annotate in Chromium. Where Chromium or Node.js is missing it says so and does nothing.
set -eu
cd "$(dirname "$0")/../.."
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$chromium" ]; then echo "skipped: no Chromium (Debian: apt-get install chromium)"; exit 0; fi
if ! command -v npm >/dev/null; then echo "skipped: no Node.js with npm"; exit 0; fi

folder=${CARGO_TARGET_DIR:-target}/browser
npm install --silent --no-save --no-audit --no-fund --prefix "$folder" playwright-core@1.64.1 axe-core@4.14.1
cargo run --quiet --example annotate >"$folder/annotate.html"
CHROMIUM="$chromium" NODE_PATH="$folder/node_modules" \
    node tests/browser/annotate.cjs "$folder/annotate.html" examples/sample.txt "$@"
