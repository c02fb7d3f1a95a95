"""Every request is read as UTF-8, the only way our pages write."""

import re

_CHARSET = re.compile(r""";\s*charset\*?\d*\*?\s*=\s*("[^"]*"|[^;]*)""", re.IGNORECASE)


def read_as_utf8(application):
    """The same application, deaf to the charset that a request names.

    Django would look up any codec there is: of `hex` it dies before any middleware, and `utf-7` lets half a character
    through that no database takes.
    """

    def answering(environ, *more):
        environ["CONTENT_TYPE"] = _CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
        return application(environ, *more)

    return answering
