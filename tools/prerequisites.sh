#!/bin/sh
# Prints the Python that runs everything else, or says in one message what this machine lacks.
#
#   PYTHON=python3.12 sh tools/prerequisites.sh      use this one and no other
#
# The environment's own Python is used as long as it works, so that a second run looks no further.
set -u
here=$(dirname "$0")/..
missing=""

python_is_new_enough() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

found=""
for candidate in ${PYTHON:-"$here/.venv/bin/python" python3.13 python3.12 python3.11 python3}; do
    if python_is_new_enough "$candidate"; then
        found=$candidate
        break
    fi
done
if [ -z "$found" ]; then
    missing="$missing
  Python 3.11 or later, with its venv module${PYTHON:+ (PYTHON=$PYTHON is not one)}.
      Debian 12, Ubuntu 24.04 or later:  apt-get install python3 python3-venv"
fi

# Node is asked for its version only when there is something for it to build (tools/styles.py --stale exits 0).
if [ -z "$found" ] || "$found" "$here/tools/styles.py" --stale; then
    node=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p')
    if [ "${node:-0}" -lt 20 ] || ! command -v npm >/dev/null 2>&1; then
        missing="$missing
  Node.js 20 or later, with npm: it builds the styles${node:+ (this machine has $node)}.
      Debian 13 or later:  apt-get install nodejs npm      elsewhere:  Node.js's own installer"
    fi
fi

if [ -n "$missing" ]; then
    printf 'Golden Thread needs these first, then run the same command again:%s\n' "$missing" >&2
    exit 1
fi
printf '%s\n' "$found"
