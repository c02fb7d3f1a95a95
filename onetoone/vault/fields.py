"""Text about a person, sealed with that person's key before it reaches the database."""

import base64
import binascii
from typing import Any

from django import forms
from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.db.models.expressions import Col
from django.utils.translation import gettext_lazy as _

from onetoone.vault import keys, sealing

type Row = Any  # a model instance with a UUID made before saving, `person_id` and `council_id`


class Sealed:
    """What a row holds of a sealed text: as stored, as it reads once read or written, or both."""

    __slots__ = ("place", "stored", "text")

    def __init__(self, stored: bytes | None, text: str | None = None, place: bytes | None = None) -> None:
        self.stored, self.text, self.place = stored, text, place

    def __reduce__(self) -> tuple[type, tuple[bytes]]:
        if self.stored is None:
            raise TypeError("A text not sealed yet cannot be pickled: save its row first.")
        return Sealed, (self.stored,)  # what leaves the process is sealed

    def __deepcopy__(self, memo: dict[int, Any]) -> "Sealed":
        return self

    def __repr__(self) -> str:
        return "<Sealed>"


class SealedColumn(Col):
    """The column where a query names it. To select it is all one can do: the database cannot read it."""

    @property
    def filterable(self) -> bool:  # type: ignore[override]
        raise self._refusal()

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        raise self._refusal()

    def _refusal(self) -> FieldError:
        return FieldError(f"“{self.target.name}” is sealed: the database cannot sort by it or compare it.")


class SealedText:
    """The attribute that reads as plain text: opened when first read, sealed when saved."""

    def __init__(self, field: "SealedTextField") -> None:
        self.field = field

    def __get__(self, instance: Row | None, owner: type | None = None) -> Any:
        return self if instance is None else self.field.open(instance)

    def __set__(self, instance: Row, value: str | Sealed | None) -> None:
        if isinstance(value, str):
            value = Sealed(None, value) if value else None
        elif value is not None and not isinstance(value, Sealed):
            raise TypeError(f"“{self.field.name}” holds text, not {type(value).__name__}.")
        setattr(instance, self.field.attname, value)


class SealedTextField(models.BinaryField):
    """A text that only its row can read; the row has a UUID made before saving, `person_id` and `council_id`.

    `text = SealedTextField("note.text")`: the label, the row and the person are part of the seal, so what is
    moved to another label, row or person raises SealBroken when read. Labels are for ever; fields and tables
    may be renamed. Blank is NULL: `filter(text__isnull=False)` is the one question the database can answer.
    `note.text_sealed` (the name and `_sealed`) is what the row holds, unopened.
    """

    _pyi_private_set_type: str | Sealed | None
    _pyi_private_get_type: str  # type: ignore[assignment]

    description = _("Text sealed with the key of the person it is about")

    def __init__(self, label: str, **options: Any) -> None:
        self.label = label
        super().__init__(**{**options, "null": True, "editable": options.get("editable", True)})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs = {key: value for key, value in kwargs.items() if key not in ("null", "editable")}
        return name, path, [self.label, *args], kwargs

    def get_attname(self) -> str:
        return f"{self.name}_sealed"

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.name, SealedText(self))

    # what one may ask of a row

    def open(self, instance: Row) -> str:
        """The text, or ""; SealBroken when it was sealed for another place or its key is gone."""
        held = getattr(instance, self.attname)
        if held is None:
            return ""
        if held.text is None:
            place = self._place(instance)
            held.text = sealing.unseal(keys.find(instance.person_id), held.stored, place).decode()
            held.place = place
        return held.text

    def sealed(self, instance: Row) -> str:
        """The text as the database holds it, in base64; "" when there is none. What a journal may keep."""
        held = self._seal(instance)
        return base64.b64encode(held.stored or b"").decode() if held else ""

    def restore(self, instance: Row, sealed: str) -> None:
        """Put back what `sealed` gave, unchanged; saving the row writes it."""
        setattr(instance, self.attname, self.to_python(sealed))

    def _seal(self, instance: Row) -> Sealed | None:
        held = getattr(instance, self.attname)
        if held is None:
            return None
        text = self.open(instance)  # refuses to write what could never be opened again
        place = self._place(instance)
        if held.stored is None or held.place != place:
            key = keys.find_or_make(instance.person_id, instance.council_id)
            held = Sealed(sealing.seal(key, text.encode(), place), text, place)
            setattr(instance, self.attname, held)
        return held

    def _place(self, instance: Row) -> bytes:
        return sealing.place(self.label, instance.pk, instance.person_id)

    # what Django asks of a field

    def pre_save(self, instance: Row, add: bool) -> Sealed | None:
        return self._seal(instance)

    def get_prep_value(self, value: Any) -> bytes | None:
        if value is None:
            return None
        if not isinstance(value, Sealed) or value.stored is None:
            raise TypeError(f"“{self.name}” is sealed row by row: set it on the instance and save that.")
        return value.stored

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return self.get_db_prep_value(self.get_prep_value(value), connection, prepared=True)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def to_python(self, value: Any) -> Sealed | None:
        if value is None or isinstance(value, Sealed):
            return value
        try:
            return Sealed(base64.b64decode(value, validate=True)) if value else None
        except (binascii.Error, TypeError, ValueError) as problem:
            raise ValidationError(_("This is not a sealed text."), code="invalid") from problem

    def value_to_string(self, obj: Row) -> str:
        return self.sealed(obj)

    def value_from_object(self, obj: Row) -> str:  # type: ignore[override]
        return self.open(obj)

    def run_validators(self, value: Sealed | None) -> None:
        super().run_validators(value.text if value else None)

    def formfield(self, **options: Any) -> Any:
        usual = {"form_class": forms.CharField, "widget": forms.Textarea, "max_length": self.max_length}
        return super().formfield(**usual | options)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"“{self.name}” is sealed: all one can ask of it is isnull.")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"“{self.name}” is sealed: the database cannot look into it.")

    def get_col(self, alias: str, output_field: Any = None) -> Any:
        # Django names the output field only where it builds a filter, and get_lookup guards that.
        return super().get_col(alias, output_field) if output_field else SealedColumn(alias, self)


def sealed_fields(model: type[models.Model] | models.Model) -> list[SealedTextField]:
    """The sealed texts of a model, in the order they were declared."""
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedTextField)]


def reseal(instance: Row, *, person_id: Any) -> None:
    """Give a row, with its sealed texts, to another person of the same council; the caller saves it."""
    for field in sealed_fields(instance):
        field.open(instance)
    instance.person_id = person_id
