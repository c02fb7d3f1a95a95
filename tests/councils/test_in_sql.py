"""A question put into SQL once answers like the queryset it was, whatever is asked of it next."""

from uuid import UUID

from django.db.models import F

from onetoone.councils.models import Organizer
from onetoone.lib.in_sql import said_once
from onetoone.lib.keys import new_key


def test_it_is_said_once_and_answers_with_what_is_related(rosa, noor, council):
    @said_once(UUID, str)
    def posts(council_id, name):
        posts.said += 1
        held = Organizer.objects.select_related("council", "user").filter(council=council_id, user__name=name)
        return held.annotate(called=F("user__name"))

    posts.said = 0
    for organizer in (rosa, noor):
        (found,) = posts(council.pk, organizer.user.name)
        assert (found, found.called) == (organizer, organizer.user.name)
        assert vars(found.council).keys() == vars(council).keys()
        assert (found.council.name, found.user.email) == (council.name, organizer.user.email)
    assert posts(new_key(), rosa.user.name) == []
    assert posts.said == 1


def test_rows_are_answered_in_their_order_and_a_key_may_come_as_text(rosa, noor, council):
    @said_once(UUID)
    def names(council_id):
        return Organizer.objects.filter(council=council_id).order_by("-user__name").values_list("user__name")

    assert names(str(council.pk)) == [["Rosa Quintero"], [noor.user.name]]
