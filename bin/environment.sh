# Sourced by the commands in this folder. `environment` makes .venv hold exactly what the locks name.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv
tools=$root/.venv-tools
apt_is_fresh=

stop() { printf '%s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*" >&2; }

environment() { # environment [with-tests]: .venv with the locked packages, this checkout and the `onetoone` command
  [ "${1:-}" = with-tests ] && locks=(requirements.txt tests/requirements.txt) || locks=(requirements.txt)
  [ -e "$venv/with-tests" ] && locks=(requirements.txt tests/requirements.txt)
  [ "$(cat "$venv/stamp" 2>/dev/null)" = "$(stamp "${locks[@]}")" ] && [ -x "$venv/bin/python" ] && return
  find_uv
  [ -x "$venv/bin/python" ] && "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' || make_venv
  say "Installing the packages named in ${locks[*]}."
  (cd "$root" && "$uv" pip sync --quiet --python "$venv/bin/python" --require-hashes --compile-bytecode "${locks[@]}") \
    || stop "The packages could not be installed; nothing was started."
  install_checkout
  [ ${#locks[@]} = 1 ] || touch "$venv/with-tests"
  stamp "${locks[@]}" > "$venv/stamp"
}

stamp() { # what must stay the same for .venv to be as it should
  (cd "$root" && echo "$root" && cat .python-version "$@" "$venv/pyvenv.cfg" 2>/dev/null | cksum)
}

find_uv() { # leaves the path of uv in $uv: the machine's own, else one installed inside the checkout
  if uv=$(command -v uv); then return; fi
  uv=$tools/bin/uv
  cmp -s "$root/bin/uv.txt" "$tools/uv.txt" && [ -x "$uv" ] && return
  local python
  python=$(command -v python3 || command -v python) || stop "Python is missing: install Python 3.13 or 3.12."
  say "Installing uv into ${tools##*/}."
  rm -rf "$tools"
  local wanted=(install --quiet --require-hashes --requirement "$root/bin/uv.txt")
  if "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m pip "${wanted[@]}" --target "$tools"
  else
    "$python" -c 'import ensurepip' 2>/dev/null || system_package python3-venv
    "$python" -m venv "$tools" && "$tools/bin/python" -m pip "${wanted[@]}"
  fi || stop "uv could not be installed; install it as its documentation says, then start again."
  cp "$root/bin/uv.txt" "$tools/uv.txt"
}

make_venv() { # with a Python of this machine, else one that uv fetches
  local version
  rm -rf "$venv"
  for version in 3.13 3.12; do
    "$uv" venv --quiet --no-project --no-python-downloads --python "$version" "$venv" 2>/dev/null && return
  done
  say "Fetching Python 3.13, because this machine has neither 3.13 nor 3.12."
  "$uv" venv --quiet --no-project --python 3.13 "$venv" ||
    stop "onetoone needs Python 3.13 or 3.12: install one of them (Debian 13: apt-get install python3), then start again."
}

install_checkout() { # `import onetoone` and the command, without a build
  local packages
  packages=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  printf '%s\n' "$root" > "$packages/onetoone.pth"
  printf '#!/bin/sh\nexec "%s/bin/python" -P -m onetoone "$@"\n' "$venv" > "$venv/bin/onetoone"
  chmod +x "$venv/bin/onetoone"
}

system_package() { # system_package NAME…: where we may, else a sentence
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    [ "$apt_is_fresh" ] || apt-get update -qq >&2
    apt_is_fresh=yes
    say "Installing ${*} from the system's packages."
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 && return
  fi
  stop "This needs the system package $* (its name on Debian and Ubuntu). Install it, then start again."
}
