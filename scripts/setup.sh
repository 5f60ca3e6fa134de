#!/usr/bin/env bash
# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Installs what building, testing and the demo need and what is missing here; says exactly what it could not get.
set -euo pipefail

packages=(
  build-essential cmake ninja-build ccache
  clang-22 lld-22 libclang-rt-22-dev llvm-22-dev llvm-22-tools libmlir-22-dev mlir-22-tools liblld-22-dev
  zlib1g-dev libzstd-dev libxml2-dev libedit-dev libcurl4-openssl-dev
  libopenblas0-openmp libgomp1 libgtest-dev libgmock-dev
)
python_packages=(numpy nanobind pytest hypothesis scipy scikit-learn matplotlib mypy lit ml_dtypes)

missing() { # prints the packages of "$@" that dpkg does not have
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | cut -c1-2)" = ii ] || echo "$package"
  done
}
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi; }

if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
  command -v python3 >/dev/null || packages+=(python3)
  # A Python from Debian needs its headers and pip as packages; another Python brings both.
  case "$(command -v python3 || echo /usr/bin/python3)" in /usr/bin/*) packages+=(python3-dev python3-pip python3-venv) ;; esac
  mapfile -t lacking < <(missing "${packages[@]}")
  if [ ${#lacking[@]} -gt 0 ]; then
    echo "setup: installing ${lacking[*]}"
    export DEBIAN_FRONTEND=noninteractive
    if ! { as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${lacking[@]}"; } >/tmp/crout-setup-apt.log 2>&1; then
      tail -n 5 /tmp/crout-setup-apt.log >&2
      mapfile -t lacking < <(missing "${packages[@]}")
      echo "setup: could not install these Debian packages, and they are needed: ${lacking[*]}" >&2
      echo "setup: LLVM and MLIR 22.1 come from Debian 12 or later (security or backports); install them and run 'make setup' again" >&2
      exit 1
    fi
  fi
else
  # Not Debian: name what is not there.
  lacking=()
  for tool in clang-22 clang++-22 ld.lld-22 cmake ninja python3 cc; do command -v "$tool" >/dev/null || lacking+=("$tool"); done
  [ -e /usr/lib/llvm-22/lib/cmake/mlir/MLIRConfig.cmake ] || lacking+=("MLIR 22.1 (MLIRConfig.cmake)")
  [ -e /usr/lib/llvm-22/lib/cmake/lld/LLDConfig.cmake ] || lacking+=("LLD 22.1 (LLDConfig.cmake)")
  if [ ${#lacking[@]} -gt 0 ]; then
    printf 'setup: this system has no apt-get, and these are missing:\n' >&2
    printf '  %s\n' "${lacking[@]}" >&2
    exit 1
  fi
fi

python3 - <<'PY' || { echo "setup: python3 must be 3.10 or later with its headers" >&2; exit 1; }
import os, sys, sysconfig
sys.exit(not (sys.version_info >= (3, 10) and os.path.exists(os.path.join(sysconfig.get_paths()["include"], "Python.h"))))
PY

mapfile -t lacking < <(python3 - "${python_packages[@]}" <<'PY'
import importlib.util, sys
modules = {"scikit-learn": "sklearn"}
print("\n".join(p for p in sys.argv[1:] if importlib.util.find_spec(modules.get(p, p)) is None))
PY
)
lacking=(${lacking[@]})
if [ ${#lacking[@]} -gt 0 ]; then
  echo "setup: installing Python packages ${lacking[*]}"
  flags=()
  # Debian marks its own Python as managed by apt; these packages go beside it.
  python3 -c 'import os, sys, sysconfig; sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")))' && flags+=(--break-system-packages)
  if ! python3 -m pip install -q --disable-pip-version-check "${flags[@]}" "${lacking[@]}"; then
    echo "setup: could not install these Python packages, and they are needed: ${lacking[*]}" >&2
    exit 1
  fi
fi
echo "setup: complete"
