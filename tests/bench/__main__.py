"""bin/bench: fill, serve, ask, and print each figure beside its floor of the same run."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import django


def main():
    """Everything on loopback and in a scratch folder; takes some minutes."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=100_000)
    asked.add_argument("--seconds", type=float, default=4.0, help="how long eight clients ask each page")
    options = asked.parse_args()
    django.setup()
    from django.core.management import call_command

    from onetoone.vault import keys
    from tests.bench.filling import fill

    keys.check()
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    council, organizer, person = fill(options.people, options.people // 2)
    print(
        f"filled {options.people:,} people and {options.people // 2:,} one-to-ones in {time.perf_counter() - start:.0f} s"
    )
    port, server = _serve()
    try:
        _compare(port, council, organizer, person, options)
        print(f"memory of all processes: {_memory(server.pid):.0f} MB")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
    _starts()
    _import(options)


def _serve():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "onetoone", "start", "--port", str(port)], stdout=subprocess.PIPE
    )
    server.stdout.readline()  # the address: it answers now
    return port, server


def _compare(port, council, organizer, person, options):
    from tests.bench import pages
    from tests.bench.measuring import measure

    session = pages.session_of(organizer)
    print(
        f"{'':28} {'p50':>7} {'p95':>7} {'p99':>7} {'req/s':>7} {'stmts':>5} {'bytes':>7}   ratio p50 · req/s   goal"
    )
    for ours, floor, goal in pages.acts(council, person):
        bare = measure(port, session, floor, seconds=options.seconds)
        figure = measure(port, session, ours, seconds=options.seconds)
        for name, it in (("  floor", bare), (ours.name, figure)):
            line = f"{name:28} {it.p50:7.2f} {it.p95:7.2f} {it.p99:7.2f} {it.per_second:7.0f} {it.statements:5} {it.size:7}"
            print(line, end="\n" if it is bare else "")
        print(
            f"   {figure.p50 / bare.p50:5.2f}x {bare.per_second / figure.per_second:5.2f}x   {goal}",
            flush=True,
        )
    for line in pages.scans(council, organizer, person):
        print(line)


def _memory(pid):
    """Proportional memory of this process and all below it, in MB."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            if pid in (int(status.parent.name), int(fields[1])) or _grandparent(int(fields[1])) == pid:
                rollup = (status.parent / "smaps_rollup").read_text()
                total += int(next(line for line in rollup.splitlines() if line.startswith("Pss:")).split()[1])
        except (OSError, StopIteration):
            continue
    return total / 1024


def _grandparent(pid):
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


def _starts():
    for name, folder in (
        ("second start", os.environ["ONETOONE_DATA"]),
        ("first start, empty", os.environ["ONETOONE_DATA"] + "-new"),
    ):
        os.environ["ONETOONE_DATA"], before = folder, os.environ["ONETOONE_DATA"]
        start = time.perf_counter()
        _port, server = _serve()
        print(f"{name}: {time.perf_counter() - start:.2f} s to the first answer")
        server.send_signal(signal.SIGTERM)
        server.wait(20)
        os.environ["ONETOONE_DATA"] = before


def _import(options):
    from tests.transfer.sheets import action_network_report

    rows = max(1_000, options.people // 5)
    sheet = Path(os.environ["ONETOONE_DATA"]) / "sheet.csv"
    sheet.write_bytes(action_network_report(rows=rows, seed=7))
    command = [sys.executable, "-m", "onetoone", "import_people", str(sheet), "--council", "large", "--json"]
    start = time.perf_counter()
    worker = subprocess.Popen(command, stdout=subprocess.PIPE)
    worker.stdout.read()
    _pid, _status, usage = os.wait4(worker.pid, 0)
    seconds = time.perf_counter() - start
    print(
        f"import: {rows / seconds:,.0f} rows/s into {options.people:,} people, at most {usage.ru_maxrss / 1024:.0f} MB   goal 16,000"
    )


if __name__ == "__main__":
    main()
