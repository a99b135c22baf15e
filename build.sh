#!/usr/bin/env bash
# Builds, serves and tests On Record. `./build.sh help` lists the steps.
#
# Each step makes one thing and does nothing where it is up to date. What a fresh machine lacks beside Rust, Node
# and npm is installed here; nothing is downloaded when the site or the program runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

wasm_target=wasm32-unknown-unknown
core=target/$wasm_target/wasm/onrecord.wasm # what cargo makes
bindgen=target/tools/debug/onrecord-bindgen # made from tools/bindgen
wasm=dist/wasm                              # onrecord.js, onrecord.d.ts, onrecord_bg.wasm
site=dist/site
wasm_with=()                                # more for cargo, for another build than the page’s
test_timeout=300000                         # milliseconds: a test that hangs fails

# What rustc emits for this target by default; every browser since 2022 has them.
wasm_features=(--enable-bulk-memory --enable-bulk-memory-opt --enable-call-indirect-overlong --enable-multivalue
  --enable-mutable-globals --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext)

usage() {
  cat <<'TEXT'
./build.sh               the static site, in dist/site
./build.sh serve [PORT]  the same, served on this machine (port 8080 unless said otherwise)
./build.sh test          every test; those of each browser where it is installed
./build.sh test --all-browsers  the same, after installing Firefox ESR and WebKitGTK (Debian, as root)
./build.sh accept        reads the fixtures' snapshots anew: look at `git diff tests/` before you commit
./build.sh scores        the measures of ../shared against tests/floors.toml; --raise lifts the floors
./build.sh bench [FILE…] words a second over the fixtures or the files, natively and as wasm, beside wink-nlp
./build.sh wasm          only the core as WebAssembly, in dist/wasm
./build.sh package       the npm package, in dist/npm and packed as dist/onrecord.tgz
./build.sh tools         only what the steps above need, installed
TEXT
}

say() { printf '\033[2m%s\033[0m\n' "$*" >&2; }
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Whether $1 is missing or older than any of the files after it.
stale() {
  local made=$1 source
  shift
  [ -e "$made" ] || return 0
  for source in "$@"; do [ "$source" -nt "$made" ] && return 0; done
  return 1
}

need_rust() {
  have cargo || fail "Rust is missing. Install it from https://rustup.rs (version 1.90 or newer), then run this again."
}

need_node() {
  have node && have npm || fail "Node and npm are missing. Install Node 20 or newer (https://nodejs.org), then run this again."
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node 20 or newer is needed; this is $(node --version)."
}

step_wasm_target() {
  need_rust
  [ -d "$(rustc --print sysroot)/lib/rustlib/$wasm_target" ] && return
  have rustup || fail "Rust's target $wasm_target is missing and rustup is not there to add it. Install your system's package for it (Debian: libstd-rust-dev-wasm32)."
  say "adding Rust's target $wasm_target"
  rustup target add "$wasm_target"
}

step_packages() {
  need_node
  stale node_modules/.package-lock.json package-lock.json || return 0
  say "installing the npm packages of package-lock.json"
  npm ci --ignore-scripts --no-fund --no-audit --loglevel=error >&2
  touch node_modules/.package-lock.json
}

step_bindgen() {
  need_rust
  stale "$bindgen" tools/bindgen/Cargo.toml tools/bindgen/Cargo.lock tools/bindgen/src/main.rs || return 0
  say "building tools/bindgen (about a minute, once)"
  cargo build --quiet --locked --manifest-path tools/bindgen/Cargo.toml --target-dir target/tools
}

step_wasm() {
  step_wasm_target
  step_bindgen
  step_packages
  cargo build --quiet --locked --lib --target "$wasm_target" --profile wasm --no-default-features "${wasm_with[@]}"
  stale "$wasm/onrecord_bg.wasm" "$core" "$bindgen" build.sh || return 0
  say "writing $wasm"
  mkdir -p "$wasm"
  "$bindgen" "$core" "$wasm.new"
  node_modules/.bin/wasm-opt "$wasm.new/onrecord_bg.wasm" "${wasm_features[@]}" -O3 -o "$wasm.new/opt.wasm"
  mv "$wasm.new/opt.wasm" "$wasm.new/onrecord_bg.wasm"
  rm -rf "$wasm" && mv "$wasm.new" "$wasm"
}

step_site() {
  step_wasm
  if [ -f www/build.mjs ]; then
    node www/build.mjs
  else
    mkdir -p "$site" && cp "$wasm"/onrecord.js "$wasm"/onrecord_bg.wasm "$site"
  fi
  node tools/sizes.mjs "$site" "$wasm"
}

step_package() {
  step_wasm
  node packages/npm/build.mjs
}

# A browser for the tests: whichever Chromium there is, else Debian's where this may install it.
step_browser() {
  local name
  for name in chromium chromium-browser google-chrome; do have "$name" && return; done
  if [ "$(id -u)" = 0 ] && have apt-get; then
    say "installing Chromium"
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >&2 && return
  fi
  say "No Chromium here, and no right to install one: the tests in a browser are skipped. Install the package ‘chromium’ to run them."
}

# The other browsers of tests/browsers, from Debian's packages.
step_all_browsers() {
  local packages=(chromium firefox-esr webkit2gtk-driver xvfb xauth)
  dpkg -s "${packages[@]}" >/dev/null 2>&1 && return
  [ "$(id -u)" = 0 ] && have apt-get || fail "Install these packages, then run this again: ${packages[*]}"
  say "installing ${packages[*]}"
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2
}

step_serve() {
  step_site
  exec node tools/serve.mjs "$site" "${1:-8080}"
}

# Runs one check and says in a line how it went, for the count at the end of .ci/run.
check() {
  local name=$1
  shift
  if "$@"; then printf 'check %s: passed\n' "$name"; else printf 'check %s: failed\n' "$name" && return 1; fi
}

# Everything is run, whatever failed before.
step_test() {
  local status=0
  case "${1:-}" in
    --all-browsers) step_all_browsers ;;
    '') ;;
    *) usage >&2 && exit 2 ;;
  esac
  need_rust
  check "Rust's lints" cargo clippy --quiet --locked --all-targets -- -D warnings || status=1
  INSTA_UPDATE=no cargo test --quiet --locked --no-fail-fast || status=1
  INSTA_UPDATE=no cargo test --quiet --locked --no-fail-fast --test snapshots || status=1
  check "site" "$0" site || status=1
  check "the tests' types" node_modules/.bin/tsc --project tests/tsconfig.json || status=1
  check "the page's types" node_modules/.bin/tsc --project www/tsconfig.json || status=1
  check "the service worker's types" node_modules/.bin/tsc --project www/offline/tsconfig.json || status=1
  step_browser
  # One file at a time: they share two cores with a browser.
  node --test --test-reporter=spec --test-concurrency=1 --test-timeout=$test_timeout $(find tests -name '*.test.mjs' | sort) || status=1
  return $status
}

step_accept() {
  need_rust
  INSTA_UPDATE=always cargo test --quiet --locked --no-fail-fast --test snapshots
  git status --short tests/fixtures
}

step_scores() {
  need_rust
  cargo build --quiet --locked
  have python3 || fail "python3 is missing; the scorers are written in it."
  python3 tests/scores.py "$@"
}

# The page's wasm with the grammar by itself is a build of its own: the page's stays as it is.
step_bench() {
  local wasm=target/bench/wasm core=target/bench/$wasm_target/wasm/onrecord.wasm
  local wasm_with=(--features bench --target-dir target/bench)
  step_wasm
  # no cargo bench: its panics unwind, and what is linked with the program must not
  cargo run --quiet --release --locked --features bench --example speed -- "$@"
  node tools/bench.mjs "$@"
}

case "${1:-site}" in
  site) step_site ;;
  serve) step_serve "${2:-}" ;;
  test) shift && step_test "$@" ;;
  accept) step_accept ;;
  scores) shift && step_scores "$@" ;;
  bench) shift && step_bench "$@" ;;
  wasm) step_wasm ;;
  package) step_package ;;
  tools) step_wasm_target && step_bindgen && step_packages && step_browser ;;
  help | -h | --help) usage ;;
  *) usage >&2 && exit 2 ;;
esac
