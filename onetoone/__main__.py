"""The `onetoone` command: Django's management with our commands and one shared data folder."""

import os
import sys


def main() -> None:
    """Run a command; `--data DIR`, anywhere on the line, names the data folder for every one of them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onetoone.settings")
    words = _take_data_folder(sys.argv[1:])
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
