"""Commands in folders where nothing was started yet, and the ways in that they print."""

import re
import subprocess

import pytest
from django.conf import settings
from django.core.management import call_command

from onetoone.accounts.models import User
from onetoone.councils.models import Organizer
from tests.cast import appointed
from tests.entering import is_in, type_code
from tests.server import ENVIRONMENT, ONETOONE


def told(*words):
    """What a command in a process of its own answered."""
    return subprocess.run([*ONETOONE, *words], env=ENVIRONMENT, capture_output=True, text=True, check=False)


def test_a_council_is_founded_in_a_new_folder(tmp_path):
    new = tmp_path / "new"

    answer = told("found_council", "Millbrook council", "--name", "Ella Brandt", "--data", str(new))

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "Millbrook council is founded." in answer.stdout
    assert (new / "keys" / "master.json").exists()


@pytest.mark.parametrize("words", [["import_people", "members.csv"], ["fresh_code", "--name", "Ella"]])
def test_a_folder_without_a_council_is_said_in_a_sentence(tmp_path, words):
    answer = told(*words, "--council", "millbrook", "--data", str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr.startswith("There is no council in this folder yet: ")


@pytest.mark.parametrize(
    "words", [["import_people", "members.csv", "--council", "millbrook"], ["help", "start"]]
)
def test_a_folder_that_does_not_exist_is_not_made(tmp_path, words):
    answer = told(*words, "--data", str(tmp_path / "nowhere"))

    assert answer.stderr.startswith("There is no folder ")
    assert not (tmp_path / "nowhere").exists()


def test_alone_it_names_our_own_commands(tmp_path):
    answer = told()

    for words in ["start ", "found_council ", "import_people ", "fresh_code ", "--data DIR"]:
        assert words in answer.stdout
    assert "makemigrations" not in answer.stdout


@pytest.mark.parametrize("who", [{"name": "rosa quintero"}, {"email": "Rosa@millbrook.example"}])
def test_the_operator_prints_a_fresh_code(rosa, client, capsys, who):
    call_command("fresh_code", council="millbrook", **who)

    type_code(client, re.search(r"\w{4}-\w{4}-\w{4}", capsys.readouterr().out)[0])
    assert is_in(client)


def test_but_not_when_the_name_fits_nobody_or_two(council, rosa):
    appointed(council, "Iris Okafor")
    Organizer.appoint(User.welcome("Iris Okafor"), council)

    with pytest.raises(SystemExit, match="Nobody here is Mallory"):
        call_command("fresh_code", council="millbrook", name="Mallory")
    with pytest.raises(SystemExit, match="Several people"):
        call_command("fresh_code", council="millbrook", name="Iris Okafor")


def test_printed_links_lead_where_the_last_start_answered(rosa, capsys, monkeypatch, tmp_path):
    (tmp_path / "address").write_text("http://127.0.0.1:8765")
    monkeypatch.setattr(settings, "ONETOONE_LAST_ADDRESS", tmp_path / "address")

    call_command("fresh_code", council="millbrook", name="Rosa Quintero")

    assert "http://127.0.0.1:8765/join/" in capsys.readouterr().out
