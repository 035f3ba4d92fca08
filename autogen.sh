#!/bin/sh
# Writes configure and what it needs; run it once after a clone.
set -e
cd "$(dirname "$0")"
mkdir -p m4 build-aux
exec autoreconf --install --force "$@"
