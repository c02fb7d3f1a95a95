"""Who holds which post: seats taken, changed and given back. A council always keeps a coordinator."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from onetoone.accounts import sessions
from onetoone.accounts.models import PrintedCode
from onetoone.audit.models import AuditEvent
from onetoone.councils.models import Council, Organizer
from onetoone.councils.models.organizer import Post, word_for


class LastCC(Exception):
    """Carries the sentence that says what to do first."""


@transaction.atomic
def take_seat(invitation, *, user=None, name="") -> Organizer:
    """The invited person organizes from now on, and those kept for them are theirs.

    Raises NotOpen when the seat is taken or gone.
    """
    organizer = invitation.accept(user=user, name=name)
    invitation.pairs_to_come.model.come_true(invitation, organizer)
    _write_down(organizer, AuditEvent.Kind.APPOINTED, by=invitation.invited_by, why=organizer.post)
    return organizer


@transaction.atomic
def change(organizer, post, *, by) -> None:
    """Another post in the same council, from the next request on; staff are given nobody."""
    if post != Post.CC:
        _somebody_else_is_cc(organizer)
        _end_ways_in(organizer)
    if post == Post.STAFF:
        _release_everybody(organizer)
    Organizer.appoint(organizer.user, organizer.council, post=post)
    _write_down(organizer, AuditEvent.Kind.APPOINTED, by=by, why=post)


@transaction.atomic
def leave(organizer, *, by, to=None) -> None:
    """The post ends with the next request; their people are released, or given `to` somebody who stays.

    The ways in they made are shut. What they had ahead with people goes over to whoever these are given to.
    """
    _somebody_else_is_cc(organizer)
    _end_ways_in(organizer)
    _release_everybody(organizer, by=by, to=to)
    organizer.leave()
    if to:
        organizer.pairs.model.take_over(to, of=organizer)
    if not organizer.user.posts.serving().exists():
        sessions.end(sessions.of(organizer.user))
    _write_down(organizer, AuditEvent.Kind.LEFT, by=by)


@transaction.atomic
def print_code(organizer, *, by) -> str:
    """A fresh way in on paper for somebody who is locked out; one's own lasts longer."""
    _write_down(organizer, AuditEvent.Kind.PRINTED_CODE, by=by)
    lasts = PrintedCode.OWN_LASTS if organizer == by else PrintedCode.LASTS
    return PrintedCode.print_for(organizer.user, lasts=lasts)


@transaction.atomic
def sign_out(organizer, *, by) -> None:
    """They are signed out on every device, so that whoever found a lost one reads nothing."""
    sessions.end(sessions.of(organizer.user))
    _write_down(organizer, AuditEvent.Kind.SIGNED_OUT, by=by)


def nobody_else_lets_in(user) -> bool:
    """Whether this user is the one CC of a council, so that nobody there could print them a fresh code."""
    led = user.posts.serving().filter(post=Post.CC).values("council_id")
    others = Organizer.objects.ccs().filter(council_id=OuterRef("council_id")).exclude(user=user)
    return Organizer.objects.filter(council_id__in=led).exclude(Exists(others)).exists()


def who_lets_in(user) -> Organizer | None:
    """A coordinator who can print this user a fresh code, other than themself; staff know nobody here by name."""
    post = user.posts.meeting_people().order_by("pk").first()
    ccs = Organizer.objects.ccs().filter(council=post and post.council_id).exclude(user=user)
    able = (
        cc for cc in ccs.select_related("user", "council").order_by("since", "pk") if cc.answers_for(post)
    )
    return next(able, None)


def given_to_nobody_without(organizer):
    """The pairs of this organizer whose person is given to no one else."""
    open_pairs = organizer.council.pairs.filter(until=None)
    others = open_pairs.exclude(organizer=organizer).values("person_id")
    return organizer.pairs.filter(until=None).exclude(person_id__in=others)


def _somebody_else_is_cc(organizer):
    if organizer.post != Post.CC:
        return
    # Two CCs must not leave at the same moment.
    Council.objects.select_for_update().get(pk=organizer.council_id)
    if not Organizer.objects.ccs().filter(council=organizer.council_id).exclude(pk=organizer.pk).exists():
        own = {"cc": word_for(Post.CC, organizer.council)}
        raise LastCC(_("Somebody has to be %(cc)s here. Give somebody else the role first.") % own)


def _end_ways_in(organizer):
    """Codes that a CC could have kept for later: open invitations, and fresh codes printed for others."""
    now = timezone.now()
    organizer.invitations.open(now).update(ended_at=now)
    printed = AuditEvent.objects.filter(kind=AuditEvent.Kind.PRINTED_CODE, organizer_id=organizer.pk)
    theirs = PrintedCode.objects.usable(now).filter(user__posts__in=printed.values("record_id"))
    theirs.update(expires_at=now)


def _release_everybody(organizer, *, by=None, to=None):
    for pair in organizer.pairs.filter(until=None).select_related("council", "person__council"):
        pair.release()
        if to:
            pair.person.give(to, by=by)


def _write_down(organizer, kind, *, by, why=""):
    AuditEvent.objects.create(
        council_id=organizer.council_id,
        organizer_id=by and by.pk,
        kind=kind,
        record_id=organizer.pk,
        why=why,
    )
