#!/bin/sh
# Looks at 300,000 changed plugin DLLs, or at three times as many as the first argument says.
cd "$(dirname "$0")" || exit 1
FNNKIT_FUZZ="${1:-100000}" exec dotnet test -c Release --filter FullyQualifiedName~PluginTests
