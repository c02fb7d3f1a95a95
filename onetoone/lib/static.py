"""Style sheets and scripts, written in small files and sent as one."""

import posixpath
import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

TABLES_OF_CONTENTS = ("css/onetoone.css", "js/app.js")
_IMPORT = re.compile(r"""^@?import ["'](?P<file>[^"':]+)["'];?$""", re.MULTILINE)


class JoinedStaticFiles(CompressedManifestStaticFilesStorage):
    """Collects static files under hashed names, each table of contents joined with what it imports.

    Before anything is collected (in tests) names stay plain and browsers follow the imports themselves.
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        """Join, then hash and compress; a part that was joined is not sent on its own."""
        paths = dict(paths)
        for name in () if dry_run else TABLES_OF_CONTENTS:
            parts = []
            text = joined(name, lambda part: _read(paths[part]), parts)
            self.delete(name)
            self.save(name, ContentFile(text))
            paths = {path: found for path, found in paths.items() if path not in parts} | {name: (self, name)}
        yield from super().post_process(paths, dry_run, **options)

    def stored_name(self, name):
        """The hashed name of a collected file, the plain name when nothing was collected."""
        return super().stored_name(name) if self.hashed_files else name


def joined(name, read, parts):
    """The text of a file with each import replaced by what it imports, once; `parts` gathers their names in order."""

    def part(match):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["file"]))
        if path in parts:
            return ""
        parts.append(path)
        return joined(path, read, parts)

    return _IMPORT.sub(part, read(name))


def _read(found):
    storage, path = found
    with storage.open(path) as file:
        return file.read().decode()
