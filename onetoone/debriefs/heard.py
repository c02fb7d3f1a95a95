"""What one of those who were there heard and thought: theirs to keep, to change and to take out again."""

from django.utils import timezone

from onetoone.debriefs.models import Reflection
from onetoone.meetings.models import Note, OneToOne, Shared, Spark


def keep_own(one_to_one: OneToOne, told, *, by, at=None) -> None:
    """Their sparks, their notes by part, the line only they see, and who may read which.

    A part that `told` does not name stays as it is; a text that was emptied no longer counts.
    """
    at = at or timezone.now()
    for spark in own_sparks(one_to_one, by):
        _share(spark, told.shared_with)
    for text in told.sparks:
        shared = {"shared_with": told.shared_with}
        Spark.write(one_to_one.person, text, by=by, one_to_one=one_to_one, at=at, **shared)
    notes = own_notes(one_to_one, by) if told.notes else {}
    for part, text in told.notes.items():
        readers = told.readers.get(part, told.shared_with)
        _keep_note(one_to_one, notes.get(part), text, part=part, by=by, shared_with=readers, at=at)
    if told.reflection is not None:
        _reflect(one_to_one, told.reflection, by, at)


def own_sparks(one_to_one, organizer):
    """What this organizer kept as sparks of this talk, in order."""
    return one_to_one.sparks.filter(author=organizer).current().order_by("at", "pk")


def own_notes(one_to_one, organizer) -> dict[str, Note]:
    """This organizer's notes of this talk by part; of two, the later one."""
    notes = one_to_one.notes.filter(author=organizer).current().order_by("at", "pk")
    return {note.part: note for note in notes}


def own_reflection(one_to_one, organizer) -> Reflection | None:
    """The line this organizer wrote for nobody else, if there is one."""
    return one_to_one.reflections.filter(author=organizer).order_by("-pk").first()


def _keep_note(one_to_one, note, text, *, part, by, shared_with, at):
    if note is None:
        if text:
            Note.write(
                one_to_one.person,
                text,
                part=part,
                by=by,
                one_to_one=one_to_one,
                shared_with=shared_with,
                at=at,
            )
    elif not text:
        _take_out(note, at)
    else:
        _share(note, shared_with)
        if text.split() != note.text.split():
            note.replace(text, at=at)


def _share(written, shared_with):
    if written.shared_with != shared_with:
        written.share(Shared(shared_with))


def _take_out(note, at):
    # With its earlier versions, or the last of them would count again.
    while note:
        note.change(undone_at=at)
        note = note.replaces


def _reflect(one_to_one, text, by, at):
    line = own_reflection(one_to_one, by)
    if line is None:
        if text:
            Reflection.write(one_to_one, text, by=by)
    elif not text:
        line.change(undone_at=at)
    elif text != line.text:
        line.change(text=text)
