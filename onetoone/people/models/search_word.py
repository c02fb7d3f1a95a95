from django.db import models

from onetoone.lib.folding import fold
from onetoone.lib.keys import new_key
from onetoone.lib.sorting import SortKeyField
from onetoone.lib.telephone import ways_to_type


class SearchWord(models.Model):
    """One word somebody may type to find a person: a part of the name, a number, an e-mail."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    council = models.ForeignKey("councils.Council", models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="search_words", db_index=False)
    word = SortKeyField(max_length=80)

    class Meta:
        indexes = [
            models.Index(fields=["council", "word", "person"], name="word_council_word"),
            models.Index(fields=["person", "word"], name="word_person_word"),
        ]

    def __str__(self):
        return self.word

    @classmethod
    def of(cls, person):
        """The words that should find this person, not yet saved."""
        return [
            cls(council_id=person.council_id, person=person, word=word) for word in sorted(words_of(person))
        ]


def words_of(person):
    """Parts of names and e-mails folded, e-mails whole, telephone numbers in every way people begin to type them."""
    words = {*fold(person.name).split(), *fold(person.goes_by).split()}
    for email in filter(None, [person.email, *person.other_emails]):
        words |= {email.lower(), *fold(email.split("@")[0]).split()}
    for phone in filter(None, [person.phone, *person.other_phones]):
        words |= ways_to_type(phone, person.council.country)
    return {word[:80] for word in words if word}


class Identifier(models.Model):
    """What another system calls this person."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    council = models.ForeignKey("councils.Council", models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="identifiers")
    system = models.CharField(max_length=40)
    value = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "system", "value"], name="one_person_an_identifier")
        ]

    def __str__(self):
        return f"{self.system}: {self.value}"
