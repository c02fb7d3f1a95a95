"""Style sheets, scripts and icons: small files in the checkout, few requests on the way."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command

from onetoone.lib.static import joined
from onetoone.lib.templatetags.look import icons

ROOT = Path(__file__).resolve().parent.parent
STATIC, TEMPLATES = ROOT / "static", ROOT / "templates"
SHEETS = sorted(STATIC.glob("css/*.css"))
LAYERS = "@layer reset, tokens, base, layout, components, utilities;"
WITHOUT_A_LAYER = {
    "onetoone.css",
    "layers.css",
    "fonts.css",
}  # contents, the order itself, and what has no rules


@pytest.fixture(scope="module")
def sources():
    folder = FileSystemStorage(STATIC)
    return {
        str(file.relative_to(STATIC)): (folder, file.relative_to(STATIC)) for file in STATIC.rglob("*.*s")
    }


@pytest.fixture
def collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_the_table_of_contents_names_every_style_sheet_once(sources):
    text, parts = joined("css/onetoone.css", sources)
    assert sorted(parts) == [f"css/{sheet.name}" for sheet in SHEETS if sheet.name != "onetoone.css"]
    for sheet in SHEETS:
        rules = _bare(sheet.read_text())
        assert sheet.name == "onetoone.css" or _bare(text).count(rules) == 1


def _bare(text):
    return re.sub(r"/\*.*?\*/|\s", "", text)


@pytest.mark.parametrize("name", ["css/onetoone.css", "js/app.js"])
def test_what_a_file_says_about_itself_does_not_travel(sources, name):
    text, _parts = joined(name, sources)
    assert not re.search(r"^[ \t]*(//|/\*)|^[ \t]+\S|\*/$", text, re.MULTILINE)


def test_the_order_of_layers_comes_before_any_rule(sources):
    text, _parts = joined("css/onetoone.css", sources)
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert without_comments.strip().startswith(LAYERS)


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name not in WITHOUT_A_LAYER], ids=lambda s: s.name)
def test_a_style_sheet_says_what_it_is_for_and_keeps_to_the_layers(sheet):
    lines = sheet.read_text().splitlines()
    assert re.fullmatch(rf"/\* {sheet.stem} — .+ \*/", lines[0])
    outside = [line for line in lines[1:] if line and not line.startswith((" ", "}"))]
    assert all(re.fullmatch(r"@layer \w+ \{", line) and line.split()[1] in LAYERS for line in outside)
    assert len(lines) < 250
    assert "!important" not in sheet.read_text()


def test_the_table_of_contents_names_every_script_of_every_page(sources):
    text, parts = joined("js/app.js", sources)
    elements = [f"js/elements/{script.name}" for script in sorted(STATIC.glob("js/elements/*.js"))]
    assert set(elements) <= set(parts)
    assert not re.search(r"^(import|export)\b", text, re.MULTILINE)  # what is joined cannot import by name


def test_nothing_points_to_a_missing_file():
    for sheet in SHEETS:
        for target in re.findall(r"url\(\"?([^\")]+)", sheet.read_text()):
            assert (sheet.parent / target).is_file(), f"{sheet.name} wants {target}"
    for template in TEMPLATES.rglob("*.html"):
        for target in re.findall(r"""\{% static ["']([^"']+)["']""", template.read_text()):
            assert (STATIC / target).is_file(), f"{template.name} wants {target}"


def test_every_icon_that_a_template_names_is_drawn():
    for template in TEMPLATES.rglob("*.html"):
        for name in re.findall(r"""\{% icon ["']([^"']+)["']""", template.read_text()):
            assert name in icons(), f"{template.name} wants the icon {name}"


def test_no_page_asks_another_server():
    ours = [
        *STATIC.rglob("*.css"),
        *STATIC.glob("js/**/*.js"),
        *STATIC.rglob("*.svg"),
        *TEMPLATES.rglob("*.html"),
    ]
    for file in ours:
        text = file.read_text().replace(
            "http://www.w3.org/2000/svg", ""
        )  # the name of a language, never fetched
        assert not re.search(r"""(https?:)?//[\w-]+\.\w""", text), file


def test_what_others_wrote_is_unmodified():
    rows = re.findall(r"\| `([\w.-]+)` \|.*`([0-9a-f]{64})`", (STATIC / "vendor/README.md").read_text())
    assert {name for name, _ in rows} == {script.name for script in STATIC.glob("vendor/*.js")}
    for name, digest in rows:
        assert hashlib.sha256((STATIC / "vendor" / name).read_bytes()).hexdigest() == digest


def test_one_style_sheet_and_one_script_are_collected_under_hashed_names(collected):
    for name in ("css/onetoone.css", "js/app.js"):
        url = staticfiles_storage.url(name)
        file = collected / url.removeprefix(django_settings.STATIC_URL)
        assert re.search(r"\.[0-9a-f]{12}\.(css|js)$", url)
        assert file.is_file()
        assert file.with_name(file.name + ".gz").is_file()
        assert not re.search(r"^@?import\b", file.read_text(), re.MULTILINE)
    assert "css/button.css" not in staticfiles_storage.hashed_files


def test_collecting_again_takes_up_a_changed_part(collected, settings, tmp_path_factory):
    copy = tmp_path_factory.mktemp("static")
    (copy / "css").mkdir()
    (copy / "js").mkdir()
    (copy / "css/onetoone.css").write_text('@import "a.css";\n')
    (copy / "css/a.css").write_text(".first { color: red; }\n")
    (copy / "js/app.js").write_text("// nothing\n")
    settings.STATICFILES_DIRS = [copy]
    call_command("collectstatic", interactive=False, verbosity=0)
    (copy / "css/a.css").write_text(".second { color: red; }\n")
    call_command("collectstatic", interactive=False, verbosity=0)
    url = staticfiles_storage.url("css/onetoone.css")
    assert ".second" in (collected / url.removeprefix(django_settings.STATIC_URL)).read_text()


def test_before_anything_is_collected_names_are_plain(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    assert staticfiles_storage.url("css/onetoone.css") == "/static/css/onetoone.css"
