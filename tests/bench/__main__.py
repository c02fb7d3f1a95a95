"""bin/bench: fill, serve, ask, and print each figure beside its floor of the same run."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import django

from tests.bench import browsing, installing, processes
from tests.bench.serving import Server, elsewhere


def main():
    """Everything on loopback and in a scratch folder; takes some minutes."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=100_000)
    asked.add_argument(
        "--seconds", type=float, default=4.0, help="how long eight clients ask each page, in three rounds"
    )
    asked.add_argument(
        "--pages", action="store_true", help="only what pages weigh, and how a browser judges them"
    )
    asked.add_argument("--installed", action="store_true", help="only how long the installed form takes")
    options = asked.parse_args()
    if options.pages:
        return browsing.show()
    if options.installed:
        return installing.show()
    django.setup()
    from django.core.management import call_command

    from onetoone.vault import keys
    from tests.bench.filling import fill

    keys.check()
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    council, organizer, person = fill(options.people, options.people // 2)
    size = f"{options.people:,} people and {options.people // 2:,} one-to-ones"
    print(f"filled {size} in {time.perf_counter() - start:.0f} s")
    server = Server()
    try:
        _compare(server, council, organizer, person, options)
        print(f"memory of all processes: {processes.memory(server.pid):.0f} MB")
    finally:
        server.stop()
    _starts()
    _import(options)
    for also in ("--pages", "--installed"):
        subprocess.run(
            [sys.executable, "-m", "tests.bench", also], env=elsewhere(also.strip("-")), check=False
        )


def _compare(server, council, organizer, person, options):
    from tests.bench import pages
    from tests.bench.measuring import compare

    session = pages.session_of(organizer)
    heads = ("p50", "p95", "p99", "req/s", "CPU ms", "stmts", "bytes")
    print(f"{'':20}", *(f"{head:>7}" for head in heads), "  ratio p50 · req/s · CPU   goal")
    for ours, floor, goal in pages.acts(council, person):
        bare, figure = compare(server, session, (floor, ours), seconds=options.seconds)
        for name, it in (("  floor", bare), (ours.name, figure)):
            shown = (it.p50, it.p95, it.p99, it.per_second, it.cpu)
            print(f"{name:20}", *(f"{one:7.2f}" for one in shown), f"{it.statements:7} {it.size:7}", end="")
            print("" if it is figure else "\n", end="")
        ratios = figure.p50 / bare.p50, bare.per_second / figure.per_second, figure.cpu / bare.cpu
        print("  ", *(f"{ratio:5.2f}x" for ratio in ratios), f"  {goal}", flush=True)
    for line in pages.scans(council, organizer, person):
        print(line)


def _starts():
    for name, folder in (
        ("second start", os.environ["ONETOONE_DATA"]),
        ("first start, empty", os.environ["ONETOONE_DATA"] + "-new"),
    ):
        os.environ["ONETOONE_DATA"], before = folder, os.environ["ONETOONE_DATA"]
        start = time.perf_counter()
        server = Server()
        print(f"{name}: {time.perf_counter() - start:.2f} s to the first answer")
        server.stop()
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
    speed, most = rows / seconds, usage.ru_maxrss / 1024
    print(f"import: {speed:,.0f} rows/s into {options.people:,} people, at most {most:.0f} MB   goal 16,000")


if __name__ == "__main__":
    main()
