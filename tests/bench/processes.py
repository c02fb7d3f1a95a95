"""What the processes of a server cost, read from the system."""

import os
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def memory(pid) -> float:
    """Proportional memory of this process and all below it, in MB."""
    return sum(_proportional(process) for process in _family(pid)) / 1024


def cpu(pid) -> float:
    """Seconds of processor time that this process and all below it have used."""
    return sum(_ticks(process) for process in _family(pid)) / TICK


def _family(pid):
    """Of each process below this one, and of itself, its folder."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        if fields := _fields(folder):
            parents[int(folder.name)] = int(fields[1])
    family = {pid}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return [Path(f"/proc/{one}") for one in family]


def _ticks(folder):
    fields = _fields(folder)
    return int(fields[11]) + int(fields[12]) if fields else 0


def _fields(folder):
    try:
        return (folder / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def _proportional(folder):
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
