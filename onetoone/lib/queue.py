"""The queue of the worker: a file in the data folder, whose entries only this deployment can have written."""

from typing import Any

from huey import SqliteHuey
from huey.serializer import SignedSerializer


class SignedQueue(SqliteHuey):
    def __init__(self, name: str, *, secret: str, **options: Any) -> None:
        super().__init__(name, serializer=SignedSerializer(secret), **options)
