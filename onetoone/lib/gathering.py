"""Static files, gathered into the data folder under names that change with their content."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from onetoone.lib import static


def gather_static_files() -> None:
    """Gather them again only when one of them has changed."""
    mark = settings.STATIC_ROOT / ".gathered"
    found = _fingerprint()
    if not mark.exists() or mark.read_text() != found:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        mark.write_text(found)


def _fingerprint() -> str:
    files = [storage.path(name) for finder in get_finders() for name, storage in finder.list([])]
    states = [
        (path, (state := Path(path).stat()).st_size, state.st_mtime_ns) for path in [static.__file__, *files]
    ]
    return hashlib.sha256(repr(states).encode()).hexdigest()
