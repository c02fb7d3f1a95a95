"""Of the people in a list: who else has them, and why one of us handed them on; asked in one statement."""

from collections import defaultdict
from typing import Any

from django.db.models import Value
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from onetoone.councils.asking import PAGE, about_people
from onetoone.people.models import HandedOn, Pair
from onetoone.people.standing import NO_WORD, NOTHING
from onetoone.vault import keys


class Around:
    """What others here have to do with these people, as one organizer may know; never past a page of them."""

    def __init__(self, people_ids, organizer):
        self.organizer, self.today = organizer, organizer.council.today()
        self._others: dict[Any, list[str]] = defaultdict(list)
        self._handed_on: dict[Any, tuple[HandedOn, str]] = {}
        for kind, key, person_id, who_id, who, at, why, language, words in _around(
            people_ids[:PAGE], organizer
        ):
            if kind == "pair":
                self._others[person_id].append(who.split(" ")[0])
            else:
                about = {"council_id": organizer.council_id, "person_id": person_id, "organizer_id": who_id}
                handed = HandedOn(id=key, at=at, why=why, words=words, **about)
                handed.who = who
                self._keep_the_latest(handed, language)
        keys.gather([handed for handed, _language in self._handed_on.values()])

    def _keep_the_latest(self, handed, language):
        kept = self._handed_on.get(handed.person_id)
        if not kept or kept[0].at < handed.at:
            self._handed_on[handed.person_id] = handed, language

    def also_given(self, person_id) -> str:
        """Who else has them, in a sentence; "" if nobody does."""
        others = self._others.get(person_id)
        return (
            _("Also given to %(who)s.") % {"who": get_text_list(sorted(others), _("and"))} if others else ""
        )

    def handed_on(self, person_id) -> str:
        """Who handed them on, and why; "" once somebody has spoken with them since."""
        handed, language = self._handed_on.get(person_id, (None, ""))
        return handed.told(language, self.organizer, self.today) if handed else ""


@about_people
def _around(people_ids, organizer):
    handed = HandedOn.objects.visible_to(organizer).filter(person__in=people_ids).waiting()
    pairs = (
        Pair.objects.visible_to(organizer).filter(person__in=people_ids).open().exclude(organizer=organizer)
    )
    facts = "pk", "person_id", "organizer_id", "organizer__user__name"
    return handed.values_list(Value("handed_on"), *facts, "at", "why", "person__language", "words").union(
        pairs.values_list(Value("pair"), *facts, NOTHING, NO_WORD, NO_WORD, NOTHING), all=True
    )
