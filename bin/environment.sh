# Sourced by the commands in this folder. `environment` makes .venv hold exactly what the locks name.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv
tools=$root/.venv-tools
apt_is_fresh=

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

environment() { # environment [with-tests]: .venv with the locked packages, this checkout and the `onetoone` command
  local locks=(requirements.txt)
  case ${DATABASE_URL:-} in postgres*) locks+=(bin/postgres.txt) ;; esac
  if [ "${1:-}" = with-tests ] || [ -e "$venv/with-tests" ]; then locks+=(tests/requirements.txt); fi
  if [ -x "$venv/bin/python" ] && [ "$(cat "$venv/stamp" 2>/dev/null)" = "$(stamp "${locks[@]}")" ]; then return; fi
  (cd "$root" && install "${locks[@]}") # in our folder, where .python-version tells version managers which Python we mean
}

stamp() { # what must stay the same for .venv to be as it should
  cd "$root" && echo "$root" && cat .python-version "$@" .venv/pyvenv.cfg | cksum
}

install() {
  find_uv
  "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null || make_venv
  say "Installing the packages named in $*."
  "$uv" pip sync --quiet --python "$venv/bin/python" --require-hashes --compile-bytecode "$@" ||
    stop "The packages could not be installed; nothing was started."
  install_checkout
  [ $# = 1 ] || touch "$venv/with-tests"
  (stamp "$@") > "$venv/stamp"
}

find_uv() { # leaves the path of uv in $uv: the machine's own, else one installed inside the checkout
  if uv=$(command -v uv); then return; fi
  uv=$tools/bin/uv
  if [ -x "$uv" ] && cmp -s bin/uv.txt "$tools/uv.txt"; then return; fi
  say "Installing uv into ${tools##*/}."
  rm -rf "$tools"
  install_uv || stop "uv could not be installed; install it as its documentation says, then start again."
  cp bin/uv.txt "$tools/uv.txt"
}

install_uv() { # by pip, the machine's own or one in a folder of ours
  local python wanted=(install --quiet --require-hashes --requirement bin/uv.txt)
  python=$(any_python) || stop "Python is missing: install Python 3.13 or 3.12."
  export PIP_ROOT_USER_ACTION=ignore
  if "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m pip "${wanted[@]}" --target "$tools"
  else
    "$python" -c 'import ensurepip' 2>/dev/null || system_package python3-venv
    "$python" -m venv "$tools" && "$tools/bin/python" -m pip "${wanted[@]}"
  fi
}

any_python() { # one that runs: version managers put names on the path that do not
  local name
  for name in python3 /usr/bin/python3 python; do
    if "$name" -c '' 2>/dev/null; then echo "$name" && return; fi
  done
  return 1
}

make_venv() { # with a Python of this machine, else one that uv fetches
  local version
  rm -rf "$venv"
  for version in 3.13 3.12; do
    if "$uv" venv --quiet --no-project --no-python-downloads --python "$version" "$venv" 2>/dev/null; then return; fi
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
    say "Installing $* from the system's packages."
    [ "$apt_is_fresh" ] || apt-get update -qq >&2
    apt_is_fresh=yes
    if DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; then return; fi
  fi
  stop "This needs the system package $* (its name on Debian and Ubuntu). Install it, then start again."
}
