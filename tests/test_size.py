"""Sizes to steer by: a page of code is read in one sitting."""

import ast
import statistics
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE, LONGEST_FUNCTION = 250, 40
# A file or function that is longer, and why it may be.
EXCEPTIONS: dict[str, str] = {}


def tracked(*endings):
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    return [
        ROOT / name
        for name in listed.stdout.splitlines()
        if name.endswith(endings)
        and not any(part in name for part in ("vendor/", "migrations/"))
        and (ROOT / name).exists()
    ]


def lines(path):
    return path.read_text().count("\n")


def functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1


def test_files_and_functions_stay_small():
    sizes = {str(path.relative_to(ROOT)): lines(path) for path in tracked(".py", ".html", ".css", ".js")}
    of_product = [size for name, size in sizes.items() if name.startswith("onetoone/") and size]
    long_files = {
        name: size for name, size in sizes.items() if size > LONGEST_FILE and name not in EXCEPTIONS
    }
    lengths = dict(length for path in tracked(".py") for length in functions(path))
    long_ones = {
        name: size for name, size in lengths.items() if size > LONGEST_FUNCTION and name not in EXCEPTIONS
    }
    p90 = statistics.quantiles(lengths.values(), n=10)[-1]
    print(f"files: median {statistics.median(of_product):.0f} lines, longest {max(sizes.values())}")
    print(f"functions: 90th percentile {p90:.0f} lines, longest {max(lengths.values())}")
    assert not long_files
    assert not long_ones
    assert statistics.median(of_product) <= 60
    assert p90 <= 15


def test_the_root_is_a_short_list():
    assert len([path for path in tracked_root() if not path.startswith(".")]) <= 16


def tracked_root():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout
    return {name.split("/")[0] for name in listed.splitlines()}


def test_every_public_function_says_what_it_promises():
    """Public functions of modules, views, commands and the verbs of models; not Django's own hooks."""
    silent = [name for path in tracked(".py") if "onetoone/" in str(path) for name in without_promise(path)]
    assert not silent


HOOKS = {
    "handle",
    "add_arguments",
    "get_queryset",
    "clean",
    "save",
    "ready",
    "get_response",
    "process_view",
    "create",
}


def without_promise(path):
    if (
        path.parent.name in ("migrations",)
        or path.name == "apps.py"
        or not path.is_relative_to(ROOT / "onetoone")
    ):
        return
    tree = ast.parse(path.read_text())
    for node in tree.body:
        if (
            isinstance(node, ast.FunctionDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ):
            yield f"{path.relative_to(ROOT)}:{node.name}"
        if isinstance(node, ast.ClassDef) and "models" in (path.parent.name, path.stem):
            yield from silent_verbs(path, node)


def silent_verbs(path, node):
    """Verbs of records: public methods that are neither questions (properties) nor short conditions of a QuerySet."""
    if not isinstance(node, ast.ClassDef) or node.name.endswith(("QuerySet", "Manager")):
        return
    for method in node.body:
        named = (
            isinstance(method, ast.FunctionDef)
            and not method.name.startswith("_")
            and method.name not in HOOKS
        )
        decorated = {getattr(d, "id", "") for d in getattr(method, "decorator_list", [])}
        asks = "property" in decorated or getattr(method, "name", "").startswith(("is_", "has_"))
        if named and not asks and not ast.get_docstring(method):
            yield f"{path.relative_to(ROOT)}:{node.name}.{method.name}"
