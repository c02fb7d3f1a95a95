"""The `onetoone` command: Django's management with our commands and one shared data folder."""

import os
import sys

from onetoone.lib.folders import named_folder

OURS = """\
onetoone COMMAND [--data DIR]

  start          start onetoone: pages for the browser, and the work in the background
  found_council  found a council and print the link with which its coordinator joins
  import_people  bring the people of a sheet into a council; --check only says what would happen
  fresh_code     print a code that lets in somebody who is locked out

--data DIR names the data folder, the same for every command. What a command takes: onetoone COMMAND --help"""
NEEDS_A_FOLDER = {"import_people", "fresh_code", "help"}  # the others make it


def main() -> None:
    """Run a command; `--data DIR`, anywhere on the line, names the data folder for every one of them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onetoone.settings")
    words = _take_data_folder(sys.argv[1:])
    if words in ([], ["help"], ["--help"], ["-h"]):
        return print(OURS)
    if (words[0] in NEEDS_A_FOLDER or "--help" in words) and not named_folder().exists():
        sys.exit(f"There is no folder {named_folder()} yet: start onetoone or found a council there first.")
    from django.core.management import execute_from_command_line  # only after the data folder is known

    try:
        execute_from_command_line(["onetoone", *words])
    except KeyboardInterrupt:
        sys.exit(130)


def _take_data_folder(words: list[str]) -> list[str]:
    """The words without `--data DIR`, which settings read from the environment."""
    rest = []
    remaining = iter(words)
    for word in remaining:
        if word == "--data":
            os.environ["ONETOONE_DATA"] = next(remaining, "") or sys.exit(
                "--data needs the name of a folder."
            )
        elif word.startswith("--data="):
            os.environ["ONETOONE_DATA"] = word.removeprefix("--data=")
        else:
            rest.append(word)
    return rest


if __name__ == "__main__":
    main()
