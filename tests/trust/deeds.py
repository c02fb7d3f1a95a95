"""Everything that a form can do once: who sends it where, with which words, and other words for a second try."""

import datetime as dt
from dataclasses import dataclass, field

from onetoone.calls.forms import VERBS
from onetoone.calls.models import Outcome
from onetoone.meetings.models import Shared
from tests.trust.addresses import addresses, ours

OTHER = "Something else that was said"


@dataclass(frozen=True)
class Deed:
    """A form that changes something. `other` is the field that comes back with other words, if one is free to."""

    verb: str
    who: str
    address: str
    words: dict = field(default_factory=dict)
    other: str = ""
    things: dict = field(default_factory=dict)

    def path(self, town):
        """Where it is sent."""
        address = next(one for one in addresses() if one.name == self.address)
        return address.told(ours(town)["ours"] | self.things)

    def otherwise(self, words):
        """The same form, saying something else."""
        return words | {self.other or "asked": OTHER}


def deeds(town):
    """One or more for every verb that is kept as an operation."""
    today = town.council.today()
    days = {
        name: today + dt.timedelta(days=ahead) for name, ahead in (("soon", 2), ("past", -2), ("later", 9))
    }
    return [*_calls(), *_meetings(town, days), *_talks(town, days), *_people(town), *_council(town, days)]


def _calls():
    for outcome in [*VERBS, "call_back.tomorrow_six", "not_now.month"]:
        # Who asked not to be called is not shown a form again, so there are no words to keep.
        other = "jot_1" if outcome != Outcome.DO_NOT_CALL else ""
        yield Deed("call.end", "rosa", "calls:outcome", {"outcome": str(outcome), "jot_1": "Tired"}, other)


def _meetings(town, days):
    soon = {"day": days["soon"], "time": "18:00", "minutes": 30, "mode": "face", "place": "Perch"}
    past, another = soon | {"day": days["past"]}, {f"arranged-{town.bayard.pk}": "another"}
    due, note = {"one_to_one_id": town.hers.due.pk}, {"note_id": town.hers.notes[Shared.CC].pk}
    line = {"text": "Two jobs", "shared_with": "me"}
    yield Deed("one_to_one.arrange", "rosa", "meetings:arrange", soon, "place")
    yield Deed("one_to_one.arrange", "noor", "meetings:arrange", soon | {"call": "1"}, "jot_1")
    yield Deed("one_to_one.write_down", "rosa", "meetings:write_down", past | another, "place")
    company = {"also_there": [town.tomas.pk]}
    yield Deed("one_to_one.also_there", "rosa", "meetings:also_there", company)
    company = {"who": [town.bayard.pk]}
    that_one = {f"arranged-{town.bayard.pk}": town.hers.due.pk}
    for which in (another, that_one):
        yield Deed("one_to_one.just_talked", "rosa", "meetings:just_talked", company | which)
    yield Deed("gathering.write_down", "rosa", "meetings:gathering", company | {"name": "Rally"}, "name")
    yield Deed("one_to_one.hold", "rosa", "meetings:hold", things=due)
    yield Deed("one_to_one.could_not", "rosa", "meetings:could_not", {"on": days["soon"]}, things=due)
    yield Deed("one_to_one.move", "rosa", "meetings:move", soon, "place")
    yield Deed("one_to_one.call_off", "rosa", "meetings:call_off", {"on": days["soon"]})
    yield Deed("worksheet.prepare", "rosa", "meetings:worksheet", {"what_i_know": "Two jobs"}, "my_story")
    yield Deed("note.write", "rosa", "meetings:note", line, "text")
    yield Deed("note.keep", "rosa", "meetings:share", line, "text", note)


def _talks(town, days):
    held = {"one_to_one_id": town.hers.held.pk}
    written = {"one_to_one_id": town.hers.debriefed.pk}
    promises = [*town.bayard.commitments.open()]
    kept = {f"promise-{promise.pk.hex}-outcome": "kept" for promise in promises}
    spoken = kept | {"then": "check_in", "on": days["soon"], "new-0-words": "", "new-0-due_on": ""}
    said = {"asked": "Bring one", "answer": "yes", "on": days["later"], "shared_with": "me"}
    said |= {"promise-0-words": "I ask my cousin", "promise-0-due_on": days["soon"], "spark_1": "Her hands"}
    yield Deed("debrief.write", "rosa", "debriefs:debrief", said, "reflection", held)
    heard = {"heard": "Two jobs", "shared_with": "me"}
    yield Deed("debrief.add_own", "rosa", "debriefs:heard", heard, "reflection", written)
    yield Deed("check_in.answer", "rosa", "commitments:check_in", spoken, "new-0-words")
    yield Deed("check_in.not_reach", "rosa", "commitments:not_reached", {"on": days["soon"]})
    yield Deed("commitment.keep", "rosa", "commitments:keep")
    waiting = {"check_in_id": town.of_the_ccs.pk}
    yield Deed("check_in.pick_up", "ella", "commitments:pick_up", things=waiting)


def _people(town):
    new = {"name": "Vera Castellan", "phone": "202 555 0199", "place": "Millbrook", "anyway": "1"}
    petra = {"person_id": town.petra.pk}
    yield Deed("person.add", "rosa", "people:add", new, "place")
    yield Deed("person.edit", "rosa", "people:edit", {"name": "Bayard Lindqvist"}, "place")
    nights = {"why": "other", "words": "She works nights"}
    yield Deed("person.hand_on", "rosa", "calls:hand_on", nights, "words")
    yield Deed("pair.give", "rosa", "people:give", {"organizer": town.rosa.pk}, things=petra)
    several = {"organizer": town.rosa.pk, "people": [town.hers.person.pk]}
    yield Deed("pair.give_several", "ella", "people:give_several", several)
    yield Deed("pair.take_back", "ella", "people:take_back")
    yield Deed("pair.release", "tomas", "people:release")
    step = {"step": town.step.pk, "on": town.council.today(), "seen_by": town.rosa.pk}
    yield Deed("step.take", "rosa", "people:step", step, "what_we_saw")


def _council(town, days):
    invited = {"name_1": "Vera Castellan", "reach_1": "", "post": "organizer"}
    first = {"name_1": "Wanda Firth", "reach_1": "202 555 0187"}
    asked = {"words": "Come and bring one", "on": days["later"], "is_new": "1"}
    yield Deed("organizer.invite", "ella", "councils:invite", invited, "name_1")
    yield Deed("campaign.set", "ella", "guides:campaign", {"name": "Fares", "is_new": "1"}, "fight")
    yield Deed("current_ask.set", "ella", "guides:ask", asked, "place")
    yield Deed("campaign.set", "ella", "today:first_fight", {"name": "Fares"}, "fight")
    yield Deed("current_ask.set", "ella", "today:first_ask", {"words": "Come"}, "place")
    yield Deed("person.add_first", "ella", "today:first_people", first, "name_2")
    yield Deed("council.settle", "ella", "councils:settings_posts", {"cc_word": "chair"}, "organizer_word")
    yield Deed("word.add", "ella", "people:teams", {"name": "Hosts"}, "name")
    yield Deed("word.rename", "ella", "people:word", {"name": "Came along"}, "name")
    yield Deed("word.use", "ella", "people:word_use")
    yield Deed("pathway.order", "ella", "people:word_place", {"earlier": "1"})
    yield Deed("campaign.set", "ella", "guides:take_up_campaign")
    yield Deed("guide.adopt", "ella", "guides:take_up", {"language": "en", "version": 0})
    yield Deed("opening.add", "ella", "guides:openings", {"name": "Phone team"}, "about_it")
    yield Deed("opening.reword", "ella", "guides:opening", {"name": "Phone team"}, "about_it")
    yield Deed("opening.fill", "ella", "guides:fill_opening")
