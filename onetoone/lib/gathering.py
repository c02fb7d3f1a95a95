"""Static files, gathered into the data folder under names that change with their content."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def gather_static_files() -> None:
    """Gather them again only when one of them has changed."""
    mark = settings.STATIC_ROOT / ".gathered"
    found = _fingerprint()
    if not mark.exists() or mark.read_text() != found:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        mark.write_text(found)


def _fingerprint() -> str:
    print_ = hashlib.sha256(repr(settings.STORAGES.get("staticfiles")).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            print_.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    return print_.hexdigest()
