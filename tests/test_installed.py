"""The installed form: all that the pages need travels in the wheel, and it runs without a checkout."""

import subprocess
import sys
import zipfile

import pytest

from onetoone.lib.folders import CHECKOUT
from tests.server import ENVIRONMENT, Server

pytestmark = pytest.mark.once

SHIPPED = {"onetoone": "onetoone", "templates": "onetoone/templates", "static": "onetoone/static"}
SHIPPED |= {"locale": "onetoone/locale"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder of packages that holds the wheel, and how a Python far from the checkout finds it."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder / "packages")
    without = {
        name: value for name, value in ENVIRONMENT.items() if name not in ("ONETOONE_DATA", "XDG_DATA_HOME")
    }
    return without | {"PYTHONPATH": str(folder / "packages"), "HOME": str(folder / "home")}


def ours():
    """Where each of our files is to be found in the wheel."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *SHIPPED],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (CHECKOUT / name).exists():
            folder, _slash, rest = name.partition("/")
            yield f"{SHIPPED[folder]}/{rest}"


def test_all_that_the_pages_need_is_in_the_wheel(wheel):
    held, wanted = set(zipfile.ZipFile(wheel).namelist()), set(ours())
    assert wanted - held == set()
    endings = {name.rsplit(".")[-1] for name in wanted}
    assert endings >= {"py", "html", "css", "js", "woff2", "toml", "typ", "mo", "txt", "svg"}


def test_nothing_else_is_in_it(wheel):
    others = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()} - {"onetoone"}
    assert {name.rsplit(".")[-1] for name in others} == {"dist-info"}


def test_installed_it_finds_its_own_files_and_keeps_its_data_at_home(installed, tmp_path):
    asked = (
        "from onetoone.lib.folders import *; print(named_folder(), *map(shipped, ['templates', 'static']))"
    )
    told = subprocess.run(
        [sys.executable, "-P", "-c", asked],
        env=installed,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    inside = f"{installed['PYTHONPATH']}/onetoone"
    data = f"{installed['HOME']}/.local/share/onetoone"
    assert told.stdout.split() == [data, f"{inside}/templates", f"{inside}/static"]


def test_installed_it_starts(installed, tmp_path):
    elsewhere = {name: installed[name] for name in ("PYTHONPATH", "HOME")}
    server = Server(tmp_path / "new", PYTHONSAFEPATH="1", **elsewhere)  # not what lies in this folder
    try:
        assert server.address() == f"http://127.0.0.1:{server.port}/"
        assert server.status("/found/") == 200
        assert list((tmp_path / "new" / "static" / "css").glob("onetoone.*.css"))
    finally:
        server.end()
