/// The scripts of an autograder on Gradescope.
///
/// The platform unpacks the package into `/autograder/source`, runs `setup.sh` once while it builds the
/// image, and `run_autograder` for each submission. `GRADER_AUTOGRADER` names another folder than
/// `/autograder`, so that both can be tried anywhere.
enum GradescopeScripts {
  /// Makes the program ready, and sees whether it runs at all.
  static let setup = #"""
    #!/usr/bin/env bash
    # Gradescope runs this once, while it builds the image. Nothing has to be installed.
    set -euo pipefail
    source=${GRADER_AUTOGRADER:-/autograder}/source
    chmod 755 "$source/grader"
    if ! "$source/grader" --version; then
      echo "setup.sh: \`grader\` does not run here. Build it with" >&2
      echo "setup.sh:   swift build -c release --static-swift-stdlib" >&2
      echo "setup.sh: on Linux of this processor, and package it anew." >&2
      exit 1
    fi

    """#

  /// Grades what was handed in.
  static let run = #"""
    #!/usr/bin/env bash
    # Gradescope runs this for each submission. It always leaves a results.json, a whole one.
    set -uo pipefail
    base=${GRADER_AUTOGRADER:-/autograder}
    results=$base/results/results.json
    mkdir -p "$base/results"
    rm -f "$results"

    refuse() { # WORDS: what the student reads; they hold no quotes and no backslashes
      printf '{"score": 0, "output": "%s", "output_format": "text", "visibility": "visible", %s}\n' \
        "$1" '"stdout_visibility": "hidden", "extra_data": {"status": "ungradable"}' >"$results.new"
      mv "$results.new" "$results"
      exit 0
    }

    plain() { # NAME: the name of a file as it may stand between the quotes of JSON
      local LC_ALL=C
      printf '%s' "${1//[^A-Za-z0-9._ \/-]/?}"
    }

    cd "$base/submission" || refuse "There is no submission to grade. Please tell the course staff."
    files=()
    while IFS= read -r -d '' file; do files+=("$file"); done < <(
      find . -type f \( -iname '*.json' -o -iname '*.md' \) ! -path '*/.*' ! -path '*/__MACOSX/*' \
        -print0 | LC_ALL=C sort -z)
    if [ "${#files[@]}" = 0 ]; then
      refuse "There is no answer file in this submission. Hand in one file that ends in .json or .md."
    fi
    if [ "${#files[@]}" -gt 1 ]; then
      names=
      for file in "${files[@]:0:5}"; do names+=" $(plain "${file#./}")"; done
      refuse "There are ${#files[@]} answer files in this submission:$names. Hand in the one that counts."
    fi

    # Without the options everything would be graded as staff see it.
    [ -s "$base/source/options" ] || refuse "The autograder is not whole. Please tell the course staff."
    options=()
    while IFS= read -r option; do options+=("$option"); done <"$base/source/options"
    "$base/source/grader" check "${options[@]}" --problems "$base/source/problems" \
      --format gradescope="$results" -- "${files[0]}"
    status=$?
    echo "grader exits with $status"
    if [ ! -s "$results" ]; then
      refuse "The autograder failed (exit status $status). It is not your fault; please tell the course staff."
    fi

    """#
}
