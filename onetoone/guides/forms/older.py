"""Words that are older than others: what says so, and the tick that they fit all the same."""

import datetime as dt

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from onetoone.councils.models.worded import OWN
from onetoone.lib.languages import in_a_sentence


class OlderWords:
    """Of a form with the words of several languages: those that a change of others made older."""

    @property
    def aged(self):
        """The languages whose words are older than a change of others."""
        aged = self.standing.aged if self.standing and self.languages else {}
        return [one for one in (self.own, *self.languages) if one.key in aged]

    def _ask_whether_they_fit(self):
        for language in self.aged:
            fit = forms.BooleanField(label=_("They fit as they are"), required=False)
            self.fields[f"still_{language.code}"] = fit

    def older(self, language):
        """Since when its words are older than others, in a sentence, and the field to say that they fit; or nothing."""
        if language not in self.aged:
            return None
        since = self.standing.aged[language.key]
        by = self.own.code if since["by"] == OWN else since["by"]
        day = date_format(dt.date.fromisoformat(since["on"]), "MONTH_DAY_FORMAT")
        words = _("Worded before the %(language)s was changed on %(day)s.")
        return words % {"language": in_a_sentence(by), "day": day}, self[f"still_{language.code}"]

    @property
    def older_first(self):
        """The same about the language that stands on top."""
        return self.older(self.first)

    def say_otherwise(self, words):
        """These words for what stands."""
        still = [one.key for one in self.aged if self.cleaned_data.get(f"still_{one.code}")]
        self.standing.reword(today=self.council.today(), still=still, **words)
        return self.standing
