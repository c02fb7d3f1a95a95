"""What people asked of us, as it stands in a note: not to be called, or to get no e-mail. In English and Spanish."""

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

NO_CONTACT, NO_MAIL = "do_not_contact", "no_mail"
SAID = {
    NO_CONTACT: _("a note says not to call or write: they count as people who asked us not to contact them"),
    NO_MAIL: _("a note says no e-mail: they count as people who asked for none"),
}


class Wish(NamedTuple):
    """Which of them, above which cell, and its words."""

    kind: str
    heading: str
    words: str


def wish_in(text: str) -> str:
    """The wish in this text, "" if there is none: when one may call, or whom else not, is no such wish."""
    text = text.replace("’", "'")
    if _MAY_HOLD_ONE.search(text):
        for kind, wished in _WISHED.items():
            if any(one.search(text) for one in wished):
                return kind
    return ""


def is_kept(row, person) -> bool:
    """Whether this row's wish holds anyway: another column says so, or the person is known to have it."""
    by_mail = row.wish.kind == NO_MAIL and row.unsubscribed
    return row.do_not_contact or by_mail or person.do_not_contact or getattr(person, row.wish.kind)


def _phrase(words, *parted):
    """Blanks stand for blanks within a line."""
    return re.compile("".join([words, *parted]).replace(" ", r"[^\S\n]+"), re.IGNORECASE)


_MAY_HOLD_ONE = re.compile(
    r"\b(?:no|not|do|dont|don't|doesn't|didn't|stop|dnc|remove|take|leave|unsub|opt|sin|dejen|dar|baja|quit)",
    re.I,
)
_CALLED = "(?:called|contacted|phoned|bothered|disturbed)"
_MAIL = "(?:e-?mails?|mail|mailings?|newsletters?)"
_CORREO = r"(?:correos?|e-?mails?|bolet[ií]n(?:es)?)"
_DO_NOT = r"(?<!\bi\s)(?<!\bwe\s)(?<!\bthey\s)\b(?:do not|don'?t|please no|not to)"
_WANT = r"\b(?:do not|don'?t|does not|doesn'?t|did not|didn'?t) (?:want|wish|like)"
_FILLED = (
    r"(?: (?:me|her|him|them|us|please|again|anymore|any more|ever|at all"
    r"|m[aá]s|nunca|por favor|otra vez|de nuevo))*+"
)
_BUT_WHEN_OR_WHOM = (
    r"(?! \(?(?:before|after|until|till?|at|on|in|during|between|when|while|if|unless|without|past|earlier|later|early"
    r"|late|from|by|yet|info|information|details?|numbers?|since|back|made|so|address|this (?!person)|today|tonight"
    r"|tomorrow|now|\w+days?|mornings?|afternoons?|evenings?|nights?|work|home|office|house|cell|mobile|landline|the|his"
    r"|their|husband|wife|mother|father|mom|dad|sister|brother|son|daughter|parents?|kids?|family|boss|job"
    r"|antes|despu[eé]s|hasta|por las?|por el|en las?|en el|en su|en horas?|en horario|a las?|a sus?|al|los|las|la|el"
    r"|de|desde|entre|durante|cuando|mientras|si|sin|tan|temprano|tarde|muy|todav[ií]a|a[uú]n|hoy|ahora|ma[nñ]ana|est[ae]"
    r"|sus?|fines|conocido|electr[oó]nico conocido)\b)"
    r"""(?! (?:["“']|(?-i:(?!Please|Again|Ever)[A-Z][a-z])))"""
)
_ENDS = rf"\b{_FILLED}{_BUT_WHEN_OR_WHOM}"
_WISHED = {
    NO_CONTACT: [
        _phrase(rf"{_DO_NOT} (?:ever )?(?:call|contact|phone|ring|bother|disturb)", _ENDS),
        _phrase(rf"\b(?:not to be|{_WANT} to be|{_WANT} us to) (?:{_CALLED}|call|contact)", _ENDS),
        _phrase(rf"(?:\bno|{_WANT}(?: any)?)(?: more)?(?: phone| cold)? (?:calls?|contact)", _ENDS),
        _phrase(r"\bstop (?:calling|contacting)", _ENDS),
        _phrase(r"\bDNC\b"),
        _phrase(r"\b(?:take|remove)(?: me| her| him| them)? (?:off|from)(?: the| our| your| this| all)? lists?\b"),
        _phrase(r"\bleave (?:me|her|him|them) alone\b"),
        _phrase(
            r"\bno (?:(?:me|la|lo|le|les|las|los|nos) )?(?:volver a )?"
            r"(?:(?:llamar|contactar|molestar)(?:la|lo|le|les|los|las|me)?|llame[ns]?|contacte[ns]?|moleste[ns]?)",
            _ENDS,
        ),
        _phrase(
            r"\bno (?:quiere|desea|quiero|pide) (?:m[aá]s )?(?:llamadas|contacto|ser contactad[oa]|recibir llamadas"
            r"|que (?:la|lo|le|me) (?:llamen|llamemos|contacten|contactemos))",
            _ENDS,
        ),
        _phrase(r"\b(?:no(?: m[aá]s)?|sin) llamadas", _ENDS),
        _phrase(r"\bdejen de (?:llamar|contactar)(?:la|lo|le|me)?", _ENDS),
        _phrase(r"\b(?:quitar|borrar|sacar|quitarl[ao]|borrarl[ao]|sacarl[ao]) de (?:la|esta) lista\b"),
        _phrase(r"\bdar(?:l[ao])? de baja\b"),
    ],
    NO_MAIL: [
        _phrase(rf"(?:\bno|{_WANT}(?: any)?)(?: more)? {_MAIL}", _ENDS),
        _phrase(rf"{_DO_NOT} (?:send )?(?:any |her |him |them |me )?{_MAIL}", _ENDS),
        _phrase(rf"\bstop {_MAIL}|\bstop (?:e-?mailing|mailing)", _ENDS),
        _phrase(r"\bunsubscribed?\b|\bopt(?:ed|s)?(?:-| )out\b"),
        _phrase(rf"\b(?:no(?: m[aá]s)?|sin) {_CORREO}", _ENDS),
        _phrase(
            r"\bno (?:(?:me|la|lo|le|les) )?(?:enviar(?:le)?|env[ií]en|mandar(?:le)?|manden"
            rf"|quiere(?: recibir)?|escribir(?:le)?) (?:m[aá]s |los |un |por )*{_CORREO}",
            _ENDS,
        ),
    ],
}  # fmt: skip
