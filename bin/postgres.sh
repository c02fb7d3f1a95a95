# Sourced by bin/test: a PostgreSQL of our own, in one folder, reachable only through a socket in it.
# Autovacuum would count rows that a test takes back, and plan the next test as if they were all there is.
# shellcheck shell=bash

postgres_folder=

postgres_programs() { # the folder with initdb and pg_ctl, the newest if there are several
  local folder
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) "$(dirname "$(command -v initdb || true)")"; do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && echo "$folder" && return
  done
  return 1
}

as_postgres() { # PostgreSQL does not run as root
  if [ "$(id -u)" != 0 ]; then "$@"; else runuser -u "$(id -un postgres 2>/dev/null || echo nobody)" -- "$@"; fi
}

start_postgres() { # start_postgres FOLDER: leaves its address in $postgres_address
  local programs
  programs=$(postgres_programs)
  postgres_folder=$1
  mkdir "$postgres_folder"
  [ "$(id -u)" != 0 ] || chown "$(id -u postgres 2>/dev/null || id -u nobody)" "$postgres_folder"
  cd "$postgres_folder"
  as_postgres "$programs/initdb" -D "$postgres_folder/cluster" -U onetoone -A trust -E UTF8 --no-locale --no-sync >log 2>&1 &&
    as_postgres "$programs/pg_ctl" -D "$postgres_folder/cluster" -w -s -l "$postgres_folder/cluster/log" start \
      -o "-k '$postgres_folder' -c listen_addresses= -c fsync=off -c full_page_writes=off -c autovacuum=off" ||
    { cat log; stop "PostgreSQL could not be started for the tests."; }
  cd "$root"
  postgres_address="postgres://onetoone@${postgres_folder//\//%2F}/postgres"
}

end_postgres() {
  [ -z "$postgres_folder" ] || as_postgres "$(postgres_programs)/pg_ctl" -D "$postgres_folder/cluster" -s -m immediate stop || true
}
