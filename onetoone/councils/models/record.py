import json

from django.db import models
from django.utils import timezone

from onetoone.audit import journal
from onetoone.councils import policy
from onetoone.lib.keys import new_key


class RecordQuerySet(models.QuerySet):
    def visible_to(self, organizer):
        """Only what this organizer may see; the rule is the one the record names, from `policy`."""
        return policy.visible(self, organizer)

    def of_who_left(self):
        """Those of somebody who does not organize here any more."""
        return self.filter(**{f"{self.model.authors_field()}__until__isnull": False})

    def create(self, **facts):
        record = super().create(**facts, last_operation_id=journal.operation_id())
        journal.made(record)
        return record


class StandingManager(models.Manager.from_queryset(RecordQuerySet)):
    """Rows that stand: what was undone no longer counts anywhere."""

    def get_queryset(self):
        return super().get_queryset().filter(undone_at=None)


class Changeable(models.Model):
    """What is altered with `change`, so that the operation in hand can be undone."""

    last_operation_id = models.UUIDField(null=True, editable=False)

    class Meta:
        abstract = True

    def change(self, **facts):
        """Set these fields and save them; the operation in hand remembers what they were."""
        before = self.written([*facts, "last_operation_id"])
        self.last_operation_id = journal.operation_id() or self.last_operation_id
        self._keep(facts | {"last_operation_id": self.last_operation_id})
        journal.changed(self, before)

    def _keep(self, facts):
        """Save these facts; many-to-many fields take a list of rows."""
        many = {field.name: field for field in self._meta.many_to_many if field.name in facts}
        single = [name for name in facts if name not in many]
        for name in single:
            setattr(self, name, facts[name])
        self.save(update_fields=single)
        for name, field in many.items():
            field.save_form_data(self, facts[name])

    def written(self, names) -> dict:
        """These fields as they are stored, each as text (sealed ones stay sealed) or None."""
        return {name: self._written(self._meta.get_field(name)) for name in names}

    def _written(self, field):
        if field.many_to_many:
            return json.dumps([str(row.pk) for row in field.value_from_object(self)])
        return None if getattr(self, field.attname) is None else field.value_to_string(self)

    def put_back(self, before):
        """Give the fields the values that `written` told."""
        for name, text in before.items():
            field = self._meta.get_field(name)
            if field.many_to_many:
                field.save_form_data(self, json.loads(text))
            elif hasattr(field, "restore"):
                field.restore(self, text)
            else:
                setattr(self, field.attname, None if text is None else field.to_python(text))
        self.save(update_fields=[name for name in before if not self._meta.get_field(name).many_to_many])

    def left_behind(self) -> str:
        """The page that says what is still to be done about this row once it was undone, if there is any."""
        return ""

    def came_of_it(self) -> str:
        """An outcome or a day in a few words, for the list of what its author did; never a note."""
        return ""

    def recount(self):
        """After an undo: bring what is counted from this row up to date."""
        if hasattr(self, "person"):
            self.person.recount()


class Record(Changeable):
    """Base of all that a council owns.

    A record names who may see it (`seen_by`, a rule of `policy`), whom it is about (`about`) and who wrote it
    (`written_by`). Rows are made with `create` and altered with `change`, so that the operation in hand can be undone.
    """

    seen_by = policy.the_council
    about = "person_id"
    written_by = "organizer_id"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    council = models.ForeignKey("councils.Council", models.CASCADE, related_name="%(class)ss", db_index=False)
    undone_at = models.DateTimeField(null=True, editable=False)

    objects = StandingManager()
    everything = models.Manager()  # noqa: DJ012  (the default one comes first)

    class Meta(Changeable.Meta):
        abstract = True
        base_manager_name = "everything"

    @classmethod
    def authors_field(cls):
        """The field that names its author."""
        return cls.written_by.removesuffix("_id")

    def go_over_to(self, organizer):
        """It is this organizer's from now on."""
        self.change(**{self.authors_field(): organizer})

    def undo(self, at=None):
        """This row no longer counts. Called for every row that an undone operation made."""
        self.undone_at = at or timezone.now()
        self.save(update_fields=["undone_at"])
