from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from onetoone.accounts import sessions
from onetoone.accounts.models import User
from onetoone.lib.keys import new_key

CODE = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class SharedField(forms.BooleanField):
    """Whether others use this computer too."""

    def __init__(self):
        super().__init__(
            label=_("This is a shared computer"),
            help_text=_("You are signed out when nobody has used the page for 30 minutes."),
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
        help_text=_("Twelve letters and numbers, such as k7qm-w2xn-hdr4. Dashes and capitals do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs=CODE),
    )
    field_order = ["code", "shared"]


class ProfileForm(forms.ModelForm):
    """My name, my e-mail for sign-in codes, my language."""

    language = forms.ChoiceField(label=_("Language"), required=False)

    class Meta:
        model = User
        fields = ["name", "email", "language"]
        help_texts = {"email": _("It is not shown to members.")}
        error_messages = {"email": {"unique": _("This address cannot be used here.")}}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if settings.ONETOONE_SENDS_MAIL:
            self.fields["email"].help_text = _("Codes to sign in go there. It is not shown to members.")
        self.fields["language"].choices = [("", _("As my device says")), *settings.LANGUAGES]

    def clean_email(self):
        return (self.cleaned_data["email"] or "").lower() or None
