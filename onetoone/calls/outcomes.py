"""How a call is made, and how it ends."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class How(models.TextChoices):
    PHONE = "phone", _("by phone")
    TEXT = "text", _("by text")
    IN_PERSON = "in_person", _("in person")


class Outcome(models.TextChoices):
    AGREED = "agreed", _("agreed to meet")
    CALL_BACK = "call_back", _("call back")
    ASKED_FOR_TEXT = "asked_for_text", _("asked for a text")
    NO_ANSWER = "no_answer", _("no answer")
    LEFT_MESSAGE = "left_message", _("left a message")
    NOT_NOW = "not_now", _("not now")
    WRONG_NUMBER = "wrong_number", _("wrong number")
    DO_NOT_CALL = "do_not_call", _("no calls, no messages")
    NOBODY_HOME = "nobody_home", _("nobody home")
    HANDED_ON = "handed_on", _("somebody else should ask")


SPOKE = (
    Outcome.AGREED,
    Outcome.CALL_BACK,
    Outcome.ASKED_FOR_TEXT,
    Outcome.NOT_NOW,
    Outcome.DO_NOT_CALL,
    Outcome.HANDED_ON,
)
UNANSWERED = (Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE, Outcome.NOBODY_HOME)
