"""What belongs together is told together: a talk with all that was said in it, calls that nobody answered in a row."""

from onetoone.people.timeline import Happened

UNANSWERED = ("no_answer", "left_message", "nobody_home")
ORDER = {"sparks": 0, "notes": 1, "asks": 2, "commitments": 3}


def gather(happened: list[Happened]) -> list[Happened]:
    """The same things, the latest first; what was said in a talk among them stands in its `said`."""
    return _in_a_row(_in_their_talks(happened))


def _in_their_talks(happened):
    """Own words come before what others wrote, sparks before notes, and these before the ask and the promises."""
    talks = {one.record.pk: one for one in happened if one.kind == "one_to_ones"}
    check_ins = {one.at: one for one in happened if one.kind == "check_ins"}
    alone = []
    for one in happened:
        talk = talks.get(getattr(one.record, "one_to_one_id", None)) if one.kind in ORDER else None
        if one.kind == "commitments" and talk is None:
            talk = check_ins.get(one.at)  # promised while they spoke of the ones before
        if talk:
            talk.said.append(one)
        else:
            alone.append(one)
    for talk in [*talks.values(), *check_ins.values()]:
        talk.said.sort(key=lambda one: (ORDER[one.kind], not one.is_mine))
    return alone


def _in_a_row(happened):
    rows = []
    for one in happened:
        if rows and _went_unanswered(one) and _went_unanswered(rows[-1]):
            rows[-1].said.append(one)
        else:
            rows.append(one)
    return rows


def _went_unanswered(one):
    return one.kind == "setup_calls" and one.record.outcome in UNANSWERED
