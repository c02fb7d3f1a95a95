"""What makes the sample worth reading: one friendship over a year, who led to whom, a guide and a campaign before."""

from onetoone.calls.models import SetupCall
from onetoone.commitments.models import Answer, CheckIn, Whose
from onetoone.commitments.models.check_in import Answered, Outcome
from onetoone.councils.models import Invitation
from onetoone.debriefs.debriefing import Promised, Told, write
from onetoone.guides.content import built_in
from onetoone.guides.models import Guide
from onetoone.meetings.models import Note, OneToOne, Shared
from onetoone.people.models import Person, StepTaken


def tell_stories(sample):
    """All of them, in a council that is invented so far."""
    people = Person.objects.filter(council=sample.council)
    _a_year(sample, people.get(name="Percival Ames"))
    for introducer, newcomer in (("Percival Ames", "Fatima Zerrouki"), ("Percival Ames", "Dagny Eriksen")):
        people.get(name=newcomer).change(introduced_by=people.get(name=introducer))
    _this_week(sample, people)
    content = built_in("en") | {"name": "The Millbrook guide"}
    content["tips"][0]["title"] = "Listen first, and longer than you think"
    Guide.adopt(sample.council, content, language="en", by=sample.cc, at=sample.at(-45))


def _this_week(sample, people):
    """Somebody said yes and is drawn to more, somebody may be asked again soon: what a coordinator looks for."""
    renata, cornelius = people.get(name="Renata Szabó"), people.get(name="Cornelius Vance")
    by = sample.organizers[2]
    heard = Told(
        answer=Answer.YES, asked=sample.current_ask.words, current_ask=sample.current_ask,
        promises=[Promised(Whose.MEMBER, "Ask her sister to come along", sample.day(4))],
        check_in_on=sample.day(4), drawn_to=sample.openings[0],
        sparks=["Cooks for whoever comes in from the late bus."],
    )  # fmt: skip
    talk = OneToOne.write_down(renata, by=by, starts_at=sample.at(-3), minutes=31, place="their kitchen")
    write(talk, heard, by=by, at=sample.at(-3, hour=20))
    StepTaken.take(
        renata,
        sample.steps[1],
        on=sample.day(-2),
        by=by,
        what_we_saw="Came to the Thursday evening, and stayed.",
    )
    call = SetupCall.in_hand(cornelius, by=sample.organizers[3])
    call.not_now(on=sample.day(9), at=sample.at(-25), jottings="“When the exams are over.”")
    Invitation.invite(sample.council, "Hilde Amsel", by=sample.cc, at=sample.at(-1))


def _a_year(sample, person):
    """Rosa tries and tries, meets him with Noor, and he becomes somebody who carries a task."""
    rosa, noor = sample.organizers[:2]
    person.edit(
        goes_by="Percy", pronouns="he/him", team=sample.teams[0], other_languages="French", tags=["driver"]
    )
    person.give(noor, by=sample.cc)
    for days, by in ((-330, rosa), (-327, noor), (-325, rosa)):
        SetupCall.in_hand(person, by=by).no_answer(at=sample.at(days))
    for planned in SetupCall.objects.planned().filter(person=person, organizer=noor):
        planned.withdraw(at=sample.at(-310))  # Rosa reached him
    SetupCall.in_hand(person, by=rosa).not_now(
        on=sample.day(-300), at=sample.at(-310), jottings="“After the baby.”"
    )
    SetupCall.in_hand(person, by=rosa).agree(at=sample.at(-298), jottings="“Nobody asked me before.”")
    _meets(sample, person, rosa, noor)
    _keeps_promises(sample, person, rosa)


def _meets(sample, person, rosa, noor):
    talk = OneToOne.write_down(
        person, by=rosa, starts_at=sample.at(-294), minutes=34, place="the depot gate", also_there=[noor]
    )
    heard = Told(
        answer=Answer.SMALLER, asked="host an evening for the night shift",
        why="A kitchen too small, a yard big enough.",
        promises=[
            Promised(Whose.MEMBER, "Ask the night shift who rides the 9", sample.day(-280)),
            Promised(Whose.ORGANIZER, "Bring the route map", sample.day(-280)),
        ],
        check_in_on=sample.day(-280), sparks=["“I drove the last 14 before they cut it. It was full.”"],
        notes={"self": "Grew up behind the depot; an aunt ran the union hall and took everybody along."},
        shared_with=Shared.COUNCIL, issue_tags=sample.issues[:2],
    )  # fmt: skip
    write(talk, heard, by=rosa, at=sample.at(-294, hour=20))


def _keeps_promises(sample, person, rosa):
    check_in = CheckIn.objects.open().filter(person=person, owner=rosa).first()
    his, hers = person.commitments.open().order_by("whose")
    answers = [
        Answered(his, Outcome.KEPT, line="Eleven riders, in one evening"),
        Answered(hers, Outcome.NEW_DATE, sample.day(-270)),
    ]
    check_in.answer(answers, by=rosa, check_in_on=sample.day(-270), at=sample.at(-280))
    check_in = CheckIn.objects.open().filter(person=person, owner=rosa).first()
    check_in.answer([Answered(hers, Outcome.KEPT)], by=rosa, closed_warmly=True, at=sample.at(-270))
    StepTaken.take(
        person, sample.steps[2], on=sample.day(-180), by=rosa,
        what_we_saw="Three evenings in his yard, and the soup was his idea.",
    )  # fmt: skip
    Note.write(
        person, "Saw him on the 14: his daughter starts school here.", by=rosa,
        shared_with=Shared.CC, at=sample.at(-60),
    )  # fmt: skip
