"""The installed form, from an empty cache: how long until the first page."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.serving import Server


def show():
    """One line a start; says what is missing where it cannot be tried."""
    uv = shutil.which("uv") or next(iter(Path.cwd().glob(".venv-tools/bin/uv")), None)
    if not uv:
        return print("installed: uv is not here, so the installed form was not tried.")
    scratch = Path(os.environ["ONETOONE_DATA"]).parent / "installed"
    scratch.mkdir()
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(scratch)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(scratch.glob("*.whl"))
    print(f"installed: the wheel weighs {wheel.stat().st_size / 1000:.0f} KB")
    run = [str(uv), "tool", "run", "--quiet", "--python", sys.executable, "--from", str(wheel), "onetoone"]
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "DJANGO_SETTINGS_MODULE")
    }
    clean |= {
        "UV_CACHE_DIR": str(scratch / "cache"),
        "UV_TOOL_DIR": str(scratch / "tools"),
        "HOME": str(scratch),
    }
    for name in ("nothing cached", "packages cached", "second start"):
        data = scratch / ("new" if name == "nothing cached" else "data")
        start = time.perf_counter()
        server = Server(onetoone=run, cwd=scratch, env=clean | {"ONETOONE_DATA": str(data)})
        seconds = time.perf_counter() - start
        goal = "goal 5 s" if name == "packages cached" else ""
        print(f"installed, {name}: {seconds:.2f} s to the first answer   {goal}")
        server.stop()
