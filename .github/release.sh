#!/usr/bin/env bash
# Builds the program to give away: one file that needs no Swift where it runs, with its checksum.
#
# Usage: .github/release.sh [FOLDER]; the files go to FOLDER, .build/dist by default. The program is tried
# in an empty folder with an empty environment before it is given out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
  echo "release: FAILED: $*" >&2
  exit 1
}

out=${1:-.build/dist}
command -v swift >/dev/null ||
  fail "\`swift\` is missing; install Swift 6.2 or newer from https://www.swift.org/install/linux"

# A folder of its own, so that it disturbs no other build.
build=(swift build -c release --static-swift-stdlib --product grader --scratch-path .build/static)
"${build[@]}"
program=$("${build[@]}" --show-bin-path)/grader
mkdir -p "$out"
out=$(cd "$out" && pwd)
version=$("$program" --version | cut -d ' ' -f 2)
name=grader-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
# What the debugger knows is most of the file.
if command -v strip >/dev/null; then
  strip -o "$out/$name" "$program"
else
  cp "$program" "$out/$name"
fi
chmod 755 "$out/$name"

problems=$PWD/problems
submission=$PWD/submissions/x.json
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
alone() { (cd "$empty" && env -i "$out/$name" "$@"); }
[ "$(alone --version)" = "grader $version" ] || fail "it does not start in an empty environment"
[ "$(alone eval '2 + 3' | awk '$1 == "value" { print $2 }')" = 5 ] || fail "it cannot compute 2 + 3"
alone check "$submission" --problems "$problems" --quiet || fail "it does not grade $submission"
[ -z "$(ls -A "$empty")" ] || fail "it leaves files behind: $(ls -A "$empty")"
needed=$(LC_ALL=C ldd "$out/$name" | awk '$2 == "=>" { print $1 }' | sort | tr '\n' ' ')
case "$needed" in *swift* | *Foundation*) fail "it needs Swift's libraries: $needed" ;; esac

(cd "$out" && sha256sum "$name" >SHA256SUMS && sha256sum --check --quiet SHA256SUMS)
echo "release: $out/$name, $(wc -c <"$out/$name") bytes; it needs ${needed}of the system"
cat "$out/SHA256SUMS"
