from allauth.core import ratelimit
from allauth.utils import get_request_param
from django.conf import settings
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from onetoone.accounts import offering, sessions
from onetoone.accounts.codes import digest, mistyped, plain
from onetoone.accounts.forms import CodeForm
from onetoone.accounts.models import PrintedCode
from onetoone.councils import posts
from onetoone.councils.forms import JoinForm
from onetoone.councils.models import Invitation
from onetoone.councils.models.invitation import NotOpen


def type_code(request):
    """A code from paper: an invitation opens its page, a fresh way in signs in; ten wrong are enough."""
    form = CodeForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if not ratelimit.consume(request, action="typed_code", dry_run=True):
            form.add_error(None, _("That was a lot of tries. Wait five minutes, then type the code again."))
            status = 429
        elif answer := _open_with(request, **form.cleaned_data):
            return answer
        else:
            ratelimit.consume(request, action="typed_code")
            _say_why(form)
    return _code_page(request, form, status)


def join(request, code):
    """An invitation. GET only shows it, for previews follow links too; POST takes the seat, once."""
    invitation = Invitation.objects.select_related("council").filter(digest=digest(code)).first()
    if invitation is None:
        return _code_page(request, CodeForm(initial={"code": code}), why=_why_the_link_does_not(code))
    user = request.user if request.user.is_authenticated else None
    if invitation.language and not user:
        translation.activate(invitation.language)
    form = JoinForm(
        request.POST or None,
        signed_in=user,
        is_shared_known=sessions.was_asked(request),
        initial={"name": invitation.name},
    )
    if form.is_valid() and (answer := _take_seat(request, invitation, user, **form.cleaned_data)):
        return answer
    hindrance = _hindrance(invitation, user)
    context = {
        "invitation": invitation,
        "form": form,
        "hindrance": hindrance,
        "by_mail": settings.ONETOONE_SENDS_MAIL,
    }
    status = 410 if hindrance == "over" else 422 if form.is_bound else 200
    return TemplateResponse(request, "councils/join.html", context, status=status)


def _say_why(form):
    typed = form.cleaned_data["code"]
    form.add_error("code", mistyped(typed) or _why_not(PrintedCode.known(typed)))
    form.fields["code"].widget.attrs["autofocus"] = True  # so that it is heard, too


def _why_not(printed):
    """What became of this code and who makes another; under a discreet name nobody is named."""
    if printed is None:
        return _(
            "This code is not known here. Look at each letter once more: 9, g and q look alike, 5 and s too, 2 and z. "
            "Or ask whoever gave it to you for a new one."
        )
    by = posts.who_lets_in(printed.user)
    if by is None or by.council.discreet_name:
        return f"{printed.why_not} {_('You need a new one.')}"
    return f"{printed.why_not} {_('Ask %(ask)s for a new code.') % {'ask': by.first_name}}"


def _why_the_link_does_not(code):
    """Let in any more; nothing where it does."""
    if printed := PrintedCode.known(code):
        return "" if printed.is_usable else _why_not(printed)
    return _("This link does not work any more, or is not whole. Ask whoever sent it to you for a new one.")


def _code_page(request, form, status=200, *, why=""):
    context = {"form": form, "next": get_request_param(request, "next"), "why": why}
    return TemplateResponse(request, "councils/code.html", context, status=status)


def _open_with(request, *, code, operation, shared):
    if Invitation.objects.filter(digest=digest(code)).exists():
        sessions.choose(request, shared=shared)  # asked here, so not once more on the next page
        return redirect("join", code=plain(code))  # over or not, its page says so
    again = sessions.begun_with(operation)
    user = again or PrintedCode.redeem(code)
    if user is None:
        return None
    is_elsewhere = not again and sessions.of(user).exists()
    answer = sessions.begin(request, user, operation=operation, shared=shared)
    if is_elsewhere:
        offering.tell_elsewhere(request)
    if posts.nobody_else_lets_in(user):
        offering.card(request)
    return answer


def _take_seat(request, invitation, user, *, operation, name="", shared=None):
    on = {"operation": operation, "to": reverse("home")}
    on["shared"] = sessions.chosen(request) if shared is None else shared
    if again := sessions.begun_with(operation):
        return sessions.begin(request, again, **on)
    if _hindrance(invitation, user):
        return None
    try:
        organizer = posts.take_seat(invitation, user=user, name=name)
    except NotOpen:
        invitation.refresh_from_db()  # somebody was quicker
        return None
    return offering.lock_first(request, sessions.begin(request, organizer.user, **on))


def _hindrance(invitation, user):
    """Why this seat cannot be taken here and now: it is over, theirs already, or its owner signs in first."""
    serves = user and user.posts.serving().filter(council=invitation.council_id).exists()
    if not invitation.is_open():
        return "in" if serves and invitation.accepted_at else "over"
    if invitation.needs_sign_in(user):
        return "sign_in"
    return "serves" if serves else None
