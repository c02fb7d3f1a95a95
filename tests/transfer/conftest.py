"""What tests of importing share."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onetoone.transfer.importing import import_people
from onetoone.transfer.reading import open_sheet


@pytest.fixture
def bring(council):
    """Bring these lines in; the report."""

    def import_(*lines, **options):
        return import_people(open_sheet("\n".join(lines).encode()), council, **options)

    return import_


@pytest.fixture(autouse=True)
def a_folder_of_its_own(settings, tmp_path):
    """Sheets that tests chose wait where no other test looks."""
    settings.DATA = tmp_path


@pytest.fixture
def choose(signed_in, ella):
    """Ella chooses a file; what is answered."""

    def choose_(data, name="people.csv"):
        upload = SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())
        return signed_in(ella).post("/c/millbrook/import/", {"sheet": upload})

    return choose_


@pytest.fixture
def chosen(choose, client):
    """Ella has chosen a sheet; its preview's address."""

    def chosen_(data, name="people.csv"):
        answer = choose(data, name)
        assert answer.status_code == 302, answer.context["form"].errors
        return answer["Location"]

    return chosen_
