from itertools import pairwise

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from onetoone.accounts import locking, passkeys, sessions
from onetoone.accounts.at_work import AtWorkField, as_meant
from onetoone.accounts.models import User
from onetoone.lib.keys import new_key


def _in_whole(words, **filled_in):
    return format_html(str(words), **filled_in)


EXAMPLE = format_html('<span class="whole">{}</span>', "k7qm-w2xn-hdr4")
in_whole = lazy(_in_whole, SafeString)
CODE = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class SharedField(forms.BooleanField):
    """Whether others use this computer too."""

    def __init__(self):
        super().__init__(
            label=_("This is a shared computer"),
            help_text=_("Then you are signed out when nobody has used the page for 30 minutes."),
            required=False,
        )


class MailForm(RequestLoginCodeForm):
    """Ask for a code by mail; the answer is the same whether or not the address is known."""

    email = forms.EmailField(
        label=_("Your e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username email"})
    )
    shared = SharedField()

    def clean(self):
        if not settings.ONETOONE_SENDS_MAIL:
            raise forms.ValidationError(_("This server sends no mail. Sign in with a printed code."))
        return super().clean()


class MailedCodeForm(ConfirmLoginCodeForm):
    code = forms.CharField(
        label=_("The code"),
        max_length=40,
        widget=forms.TextInput(attrs=CODE | {"autocomplete": "one-time-code"}),
    )


class EntryForm(forms.Form):
    """A form that lets somebody in; `operation` tells a form sent twice from a second one."""

    operation = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    shared = SharedField()

    def has_let_in(self) -> User | None:
        """Whom this very form signed in a moment ago: the answer to it may have got lost on its way."""
        try:
            return sessions.begun_with(self.fields["operation"].clean(self["operation"].data))
        except forms.ValidationError:
            return None


class CodeForm(EntryForm):
    """A code from paper, of an invitation or of a fresh way in."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=in_whole(
            _("Twelve letters and numbers, such as {code}. Dashes and capitals do not matter."), code=EXAMPLE
        ),
        max_length=40,
        widget=forms.TextInput(attrs=CODE),
    )
    field_order = ["code", "shared"]


class SecondStepForm(AuthenticateForm):
    """The code of the app after the first way in, or a recovery code."""

    code = forms.CharField(
        label=_("The code from your app"),
        max_length=40,
        widget=forms.TextInput(attrs=CODE | {"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class AppForm(ActivateTOTPForm):
    """The first code of the app shows that it has read the picture."""

    code = forms.CharField(
        label=_("The six digits your app shows now"),
        max_length=40,
        widget=forms.TextInput(attrs=CODE | {"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class ProofForm(forms.Form):
    """One field for whatever shows that it is me; the page says what fits."""

    code = forms.CharField(
        label=_("Your code"), max_length=40, required=False, widget=forms.TextInput(attrs=CODE)
    )
    credential = forms.CharField(required=False, widget=forms.HiddenInput)


class PasskeyNameForm(forms.Form):
    """What I call the device that unlocks a passkey."""

    name = forms.CharField(
        label=_("What do you call this device?"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class PasskeyForm(PasskeyNameForm):
    """A passkey as the browser made it."""

    credential = forms.CharField(widget=forms.HiddenInput)

    def clean_credential(self):
        credential = self.cleaned_data["credential"]
        made = passkeys.made(credential)
        if made is None:
            raise forms.ValidationError(_("The passkey was not made. Try once more."))
        return made


class LockForm(forms.Form):
    """A PIN of one's own, and when this device is locked."""

    pin = forms.CharField(label=_("A PIN of your own"), required=False, max_length=40)
    pin_again = forms.CharField(label=_("The same PIN again"), required=False, max_length=40)
    minutes = forms.ChoiceField(label=_("Lock this device"), widget=forms.RadioSelect)

    MINUTES = {
        0: _("never"),
        5: _("after 5 minutes"),
        15: _("after 15 minutes"),
        60: _("after an hour"),
    }

    def __init__(self, *args, user, needs_pin=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["minutes"].choices = [(choice, self.MINUTES[choice]) for choice in locking.CHOICES]
        hidden = {"autocomplete": "new-password", "inputmode": "numeric"}
        for name in ("pin", "pin_again"):
            self.fields[name].widget = forms.PasswordInput(attrs=hidden)
        self.fields["pin"].required = needs_pin or user.pin_forgotten
        kept = _("Leave it empty to keep the one you have.") if user.pin and not user.pin_forgotten else ""
        self.fields["pin"].help_text = (
            _("Four to eight digits, not a row such as 1234.") + f" {kept}".rstrip()
        )

    def clean_pin(self):
        pin = self.cleaned_data["pin"].strip()
        if pin and not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 8):
            raise forms.ValidationError(_("Four to eight digits, please."))
        if pin and _is_easy(pin):
            raise forms.ValidationError(_("Somebody would guess this one. Take another."))
        return pin

    def clean(self):
        words = super().clean()
        pin = words.get("pin", "")
        if pin and words.get("pin_again", "").strip() != pin:
            self.add_error("pin_again", _("The two are not the same. Type both once more."))
        if words.get("minutes", "0") != "0" and "pin" in words and not (pin or self.user.may_lock):
            self.add_error("pin", _("Choose a PIN first: without one nothing opens the lock."))
        return words


def _is_easy(pin):
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {-1, 0, 1}


class ProfileForm(forms.ModelForm):
    """My name, my e-mail for sign-in codes, my language."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    at_work = AtWorkField()

    class Meta:
        model = User
        fields = ["name", "email", "language"]
        help_texts = {
            "email": _(
                "The people you meet see it only if you send them a calendar file with both addresses in it."
            )
        }
        error_messages = {"email": {"unique": _("This address cannot be used here.")}}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, data=None, *args, is_discreet=False, **kwargs):
        super().__init__(as_meant(data), *args, **kwargs)
        self.is_discreet = is_discreet
        if settings.ONETOONE_SENDS_MAIL:
            self.fields["email"].help_text = _(
                "Codes to sign in go there. The people you meet see it only if you send them "
                "a calendar file with both addresses in it."
            )
        self.fields["language"].choices = [("", _("As my device says")), *settings.LANGUAGES]

    def clean_email(self):
        return (self.cleaned_data["email"] or "").lower() or None

    def clean(self):
        words = super().clean()
        if "email" in self.changed_data:
            AtWorkField.ask_about(self, words.get("email"), is_discreet=self.is_discreet)
        return words
