"""Style sheets and scripts, written in small files and sent as one."""

import posixpath
import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

TABLES_OF_CONTENTS = ("css/onetoone.css", "js/app.js")
# What a file of ours says about itself, and how far its lines stand in, is for its reader, not for the road.
_ABOUT = re.compile(r"^[ \t]*(?://.*|/\*.*\*/)\n|[ \t]*/\*.*?\*/|^[ \t]+", re.MULTILINE)
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
            text, parts = joined(name, paths)
            self.delete(name)
            self.save(name, ContentFile(text))
            paths = {path: source for path, source in paths.items() if path not in parts}
            paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def stored_name(self, name):
        """The hashed name of a collected file, the plain name when nothing was collected."""
        return super().stored_name(name) if self.hashed_files else name


def joined(name, sources) -> tuple[str, list[str]]:
    """The text of a file, each import replaced once by what it imports; and the names of those parts in order.

    `sources` tells for each name the storage and the path where its text is.
    """
    parts = []

    def text_of(name):
        storage, path = sources[name]
        with storage.open(path) as file:
            text = file.read().decode()
        text = text if "vendor/" in name else _ABOUT.sub("", text)
        return _IMPORT.sub(lambda found: part(_beside(name, found["file"])), text)

    def part(name):
        if name in parts:
            return ""
        parts.append(name)
        return text_of(name)

    return text_of(name), parts


def _beside(name, other):
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), other))
