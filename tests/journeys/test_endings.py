"""However a call ends: one tap writes it down, the next try stands on its day, and undo takes it back."""

import pytest

from onetoone.calls.models import SetupCall
from tests.journeys.cycle import TODAY, day, later, open_person

BY_PHONE, AT_THE_DOOR = "", "In person"


class Ending:
    """What Rosa taps one after the other, what she is told, and what Bayard's page says then."""

    def __init__(self, *taps, told, says, how=BY_PHONE, after="Nobody is waiting for your call."):
        self.taps, self.told, self.says, self.how, self.after = taps, told, says, how, after


ENDINGS = {
    "no answer": Ending("No answer", told="The next try is Wednesday.", says="No answer, by phone."),
    "a message": Ending("Left a message", told="The next try is Wednesday.", says="Left a message, by phone."),
    "nobody home": Ending(
        "Nobody home", told="The next try is Wednesday.", says="Nobody home, in person.", how=AT_THE_DOOR
    ),
    "wrong number": Ending(
        "Wrong number", told="The number is removed from their page.", says="Wrong number, by phone.",
        after="Write down what you have, or who may know.",
    ),
    "please don't call": Ending(
        "No calls, no messages", told="Nobody here will call or write to them.", says="Leave them in peace"
    ),
    "call back": Ending(
        "Call back", "Tomorrow at six",
        told="You call back tomorrow at 6 pm.", says="Call back, by phone. Again tomorrow.",
    ),
    "not now": Ending(
        "Not now", "In three months February 15, 2027",
        told="You ask again February 15, 2027.", says="Not now, by phone. Again February 15, 2027.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_a_call_ends_and_is_undone(ending, new_phone, bayard, rosa, ella):
    SetupCall.plan(bayard, by=rosa, on=day(0))
    rosas, ellas = new_phone(rosa), new_phone(ella)
    rosas.open(TODAY)
    rosas.row("Bayard Lindqvist").tap("Call")
    if ending.how:
        rosas.tap(ending.how)
    for words in ending.taps:
        rosas.tap(words)
    rosas.sees(ending.after)
    ellas.open(f"{TODAY}people/{bayard.pk}/")
    ellas.sees(ending.says)

    rosas.undo(ending.told)
    rosas.sees("How did it end?")
    rosas.open(TODAY)
    rosas.row("Bayard Lindqvist").sees("A first call.")
    ellas.open(f"{TODAY}people/{bayard.pk}/")
    ellas.sees_no(ending.says)
    ellas.sees("(202) 555-0142")


def test_after_three_tries_another_way_is_offered(new_phone, bayard, rosa, clock):
    SetupCall.plan(bayard, by=rosa, on=day(0))
    phone = new_phone(rosa)
    third = "Three tries in a row, so the next one is December 4."
    for days, told in [(0, "The next try is Wednesday."), (2, "The next try is Friday."), (4, third)]:
        clock.move_to(later(days=days))
        phone.open(TODAY)
        phone.row("Bayard Lindqvist").tap("Call")
        phone.sees_no("Three tries, and nobody was there.")
        phone.tap("No answer")
        phone.sees(told)
    tablet = new_phone(rosa)
    open_person(tablet, "Bayard Lindqvist")
    tablet.tap("Call")
    tablet.sees("Three tries, and nobody was there.")
    tablet.tap("Write a text")
    tablet.sees("From your own phone")

    phone.undo(third)
    phone.sees_no("Three tries, and nobody was there.")


def test_the_next_morning_there_is_still_a_way_back(rosas_phone, bayard, clock):
    phone = rosas_phone
    phone.open(f"{TODAY}people/{bayard.pk}/call/")
    phone.tap("Wrong number")
    phone.sees("The number is removed from their page.")

    clock.move_to(later(days=1, hour=9))
    phone.open(TODAY)
    phone.tap("Me")
    phone.tap("Undo something you did")
    phone.tap("Undo: A call or a text Bayard Lindqvist")
    phone.sees("Undone:")
    open_person(phone, "Bayard Lindqvist")
    phone.sees("(202) 555-0142")


def test_what_one_unfolds_comes_into_view_above_the_bar(rosas_phone, bayard, rosa):
    SetupCall.plan(bayard, by=rosa, on=day(0))
    phone = rosas_phone
    phone.open(TODAY)
    phone.row("Bayard Lindqvist").tap("Call")
    phone.tap("Other ending")
    phone.tap("Call back")
    last = phone.control("Call back then").bounding_box()
    bar = phone.page.locator(".thumb").bounding_box()
    assert last["y"] + last["height"] <= bar["y"]
