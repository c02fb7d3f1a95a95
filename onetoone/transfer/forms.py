from itertools import islice
from pathlib import Path

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onetoone.councils.models import Invitation
from onetoone.lib.places import countries
from onetoone.people.forms import ToWhomField
from onetoone.transfer import incoming
from onetoone.transfer.columns import FIELDS
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.readers import ReadersField
from onetoone.transfer.reading import UnreadableSheet, open_sheet, people
from onetoone.transfer.wishes import NO_CONTACT, NO_MAIL

LARGEST = 20  # megabytes
SOMEBODY_ELSE = ""
WORKBOOKS = (".xlsx", ".xlsm", ".ods")
NO_SHEETS = (
    ".pdf",
    ".docx",
    ".doc",
    ".odt",
    ".pptx",
    ".png",
    ".jpg",
    ".jpeg",
    ".heic",
    ".gif",
    ".zip",
    ".mp3",
)
UNCLEAR = 6  # columns that are pointed out; the others are folded away with those that are read


class SheetForm(forms.Form):
    """A sheet from somebody's phone or computer."""

    sheet = forms.FileField(
        label=gettext_lazy("Your sheet"),
        help_text=gettext_lazy(
            "Excel, OpenDocument or CSV, also as Action Network, VAN or NationBuilder hand it out."
        ),
        error_messages={"empty": gettext_lazy("This file is empty.")},
    )

    def clean_sheet(self):
        """What cannot be read is refused here, in a sentence."""
        upload = self.cleaned_data["sheet"]
        if upload.size > LARGEST * 1_000_000:
            raise forms.ValidationError(
                _(
                    "This file is larger than %(number)d MB. Split it, or ask whoever runs this server to bring it in."
                )
                % {"number": LARGEST}
            )
        if upload.read(64).lstrip(b"\xef\xbb\xbf\r\n ").upper().startswith(b"BEGIN:VCARD"):
            raise forms.ValidationError(
                _("These are address cards, which we cannot read yet. Save them as CSV and bring that.")
            )
        upload.seek(0)
        if Path(upload.name).suffix.lower() in NO_SHEETS:
            raise forms.ValidationError(
                _("This is a web page, a document, a picture or a packed file, not a sheet.")
            )
        try:
            sheet = open_sheet(
                upload.temporary_file_path() if hasattr(upload, "temporary_file_path") else upload.read(),
                upload.name,
            )
        except UnreadableSheet as problem:
            raise forms.ValidationError(str(problem)) from problem
        if sheet.is_text_of_one_column and Path(upload.name).suffix.lower() in WORKBOOKS:
            raise forms.ValidationError(
                _("This file cannot be opened: it is no workbook, whatever its name says.")
            )
        if next(people(sheet), None) is None:
            raise forms.ValidationError(_("There is nobody in this sheet: no rows below its headings."))
        upload.seek(0)
        return upload

    def receive(self, *, by) -> ImportBatch:
        """The sheet, waiting to be looked at."""
        upload = self.cleaned_data["sheet"]
        batch = ImportBatch(council=by.council, by=by, file_name=upload.name[:120])
        incoming.receive(batch, upload)
        batch.save(force_insert=True)
        return batch


class PreviewForm(forms.Form):
    """What the columns hold, who is who, and to whom new people are given: all as it was foretold, unless changed."""

    given_to = ToWhomField(label=gettext_lazy("Give the new people to"), required=False, empty_value=None)
    notes = ReadersField()
    numbers_of = forms.ChoiceField(
        label=gettext_lazy("Telephone numbers without a country are of"), widget=forms.RadioSelect
    )

    everyone = forms.ChoiceField(
        choices=[
            ("", gettext_lazy("one by one, as below")),
            ("same", gettext_lazy("all are who is here already")),
            ("others", gettext_lazy("all are other people")),
        ],
        label=gettext_lazy("All at once?"),
        widget=forms.RadioSelect,
        required=False,
        initial="",
    )

    def __init__(self, *args, told, by, **kwargs):
        super().__init__(*args, **kwargs)
        own = by.council.organizer_word
        self.fields["given_to"].offer(by, nobody=_("nobody yet"))
        self.fields["given_to"].initial = told.get("given_to")
        if any(column["field"] == "note" for column in told["columns"]):
            self.fields["notes"].offer(by.council, told.get("notes"))
        else:
            del self.fields["notes"]
        self._countries = told.get("countries", ())
        if len(self._countries) > 1:
            named = [one for one in countries() if one[0] in self._countries]
            self.fields["numbers_of"].choices, self.fields["numbers_of"].initial = named, self._countries[0]
        else:
            del self.fields["numbers_of"]
        self._names = FIELDS | ({"organizer": capfirst(own)} if own else {})
        self._columns = {f"column_{column['index']}": column for column in told["columns"]}
        self._questions = {f"row_{question['row']}": question for question in told["asked"]}
        self._wishes = {f"wish_{wish['row']}": wish for wish in told.get("wishes", [])}
        if len(self._questions) < 2:
            del self.fields["everyone"]
        for name, column in self._columns.items():
            self.fields[name] = _column_field(column, self._names)
        for name, question in self._questions.items():
            self.fields[name] = _who_field(question)
        for name, wish in self._wishes.items():
            self.fields[name] = _wish_field(wish)

    @property
    def unclear(self):
        """The first columns that are left out though they could be something: what, and the field to say so."""
        named = {name: column.get("could_be") for name, column in self._columns.items()}
        some = islice((name for name, fields in named.items() if fields), UNCLEAR)
        return [
            (self._columns[name], _or([str(self._names[one]) for one in named[name]]), self[name])
            for name in some
        ]

    @property
    def columns(self):
        """Each other column as it was recognised, with the field of this form that may change it."""
        unclear = {field.name for _column, _could_be, field in self.unclear}
        return [(column, self[name]) for name, column in self._columns.items() if name not in unclear]

    @property
    def questions(self):
        """Each row that somebody has to decide on, with the field of this form that asks."""
        return [(question, self[name]) for name, question in self._questions.items()]

    @property
    def wishes(self):
        """Each row whose note asks something of us, with the field of this form that may say it does not."""
        return [(wish, self[name]) for name, wish in self._wishes.items()]

    def mapping(self):
        """The field of each column that has one."""
        chosen = {column["index"]: self.cleaned_data[name] for name, column in self._columns.items()}
        return {index: name for index, name in chosen.items() if name}

    def has_other_columns(self):
        """Whether somebody wants it read again, or chose other columns: then what was foretold no longer holds."""
        other_country = self.cleaned_data.get("numbers_of") not in (None, *self._countries[:1])
        return (
            "again" in self.data
            or other_country
            or any(self.cleaned_data[name] != column["field"] for name, column in self._columns.items())
        )

    def chosen(self):
        """What the batch keeps: every answer, and who is given the new people, or which seat they are kept for."""
        to, answers = self.cleaned_data["given_to"], self.answers()
        if isinstance(to, Invitation):
            return {"answers": answers | {"kept_for": str(to.pk)}, "given_to": None}
        return {"answers": answers, "given_to": to}

    def answers(self):
        """Whom each row that was asked about speaks of, what was wished, and who may read the notes if any are."""
        everyone = self.cleaned_data.get("everyone")
        same = {name: question["choices"][0][0] for name, question in self._questions.items()}
        chosen = {"same": same, "others": dict.fromkeys(same, SOMEBODY_ELSE)}.get(everyone, self.cleaned_data)
        rows = {str(question["row"]): chosen[name] for name, question in self._questions.items()}
        rows |= {name: self.cleaned_data[name] for name in self._wishes}
        once = {name: self.cleaned_data.get(name) for name in ("notes", "numbers_of")}
        return rows | {name: said for name, said in once.items() if said}


def _or(names):
    return (
        _("%(some)s or %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
        if names[1:]
        else names[0]
    )


def _column_field(column, names):
    label = column["heading"] or _("Column %(number)d") % {"number": column["index"] + 1}
    choices = [
        ("", _("leave this out")),
        *sorted(names.items(), key=lambda choice: str(choice[1]).casefold()),
    ]
    return forms.ChoiceField(label=label, choices=choices, required=False, initial=column["field"])


def _who_field(question):
    others = [(key, _("The same as %(name)s") % {"name": name}) for key, name in question["choices"]]
    alone = question["shared"] == "name" and len(others) == 1
    likely, before = others[0][0] if alone else SOMEBODY_ELSE, question.get("answer")
    return forms.ChoiceField(
        label=question["name"],
        choices=[(SOMEBODY_ELSE, _("Another person")), *others],
        widget=forms.RadioSelect,
        required=False,
        initial=before if before in {SOMEBODY_ELSE, *dict(others)} else likely,
    )


def _wish_field(wish):
    choices = [
        (NO_CONTACT, _("They asked us not to contact them")),
        (NO_MAIL, _("They asked for no e-mail")),
        ("", _("Neither: it is only a note")),
    ]
    return forms.ChoiceField(
        label=wish["name"], choices=choices, widget=forms.RadioSelect, required=False, initial=wish["kind"]
    )
