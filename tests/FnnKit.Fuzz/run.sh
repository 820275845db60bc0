#!/bin/sh
# Tries 500,000 inputs over all formats, or as many for each format as the first argument says.
cd "$(dirname "$0")" || exit 1
FNNKIT_FUZZ="${1:-45500}" exec dotnet test -c Release
