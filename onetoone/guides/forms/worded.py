import copy

from django.utils.translation import get_language

from onetoone.audit.forms import DeedForm
from onetoone.guides.forms.older import OlderWords
from onetoone.guides.wanted import lacking, own
from onetoone.lib.languages import simple


class WordedForm(OlderWords, DeedForm):
    """What a council says in its own words, and in each language that is wanted; one of them is enough to begin.

    The reader's own stand on top, the others in folds below. Words that are missing in the council's are lent.
    """

    SAID: tuple[str, ...] = ()  # the fields that are said, as the record has them

    def __init__(self, *args, council, standing=None, languages=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.standing, self.languages = council, standing, languages
        self.own, reader = own(council), simple(get_language())
        self.first = next((one for one in languages if one.code == reader), self.own)
        if standing:
            self.initial |= {name: getattr(standing, name) for name in self.fields if hasattr(standing, name)}
        for language in languages:
            for name in self.SAID:
                self.fields[f"{name}_{language.code}"] = self._in_another(language, name)
        if languages:
            self._let_any_be_first()
        self._ask_whether_they_fit()

    def _in_another(self, language, name):
        """The field for the same words in this language; what they are in the council's own is its hint."""
        field = copy.deepcopy(self.fields[name])
        field.required = False
        if language != self.first:
            field.help_text = getattr(self.standing, name, "")
        field.initial = self._given(language).get(name, "")
        field.widget.attrs["lang"] = language.code
        return field

    @property
    def is_covered(self):
        """Whether the words that stand are folded away at first."""
        return bool(self.standing and self.council.discreet_name and not self.is_bound)

    def _let_any_be_first(self):
        for name in self.SAID:
            self.fields[name].required = False
            if self.first != self.own:
                self.fields[name].widget.attrs["lang"] = self.own.code
                self.fields[name].help_text = self._given(self.first).get(name, "")
            if self.standing and self.standing.is_lent:
                self.initial[name] = ""

    def _given(self, language):
        return self.standing.also_in.get(language.code, {}) if self.standing else {}

    def _field(self, language, name):
        return name if language.is_own else f"{name}_{language.code}"

    @property
    def own_fields(self):
        """The reader's words, or the council's own, and whatever else is asked once."""
        once = [field.name for field in self.visible_fields() if field.name in self.base_fields]
        return [self[self._field(self.first, name) if name in self.SAID else name] for name in once]

    @property
    def folds(self):
        """A language, its fields, and whether something in them is to be put right."""
        for language in (self.own, *self.languages):
            if language != self.first:
                fields = [self[self._field(language, name)] for name in self.SAID]
                is_open = language in self.aged or any(field.errors for field in fields)
                yield language, self.older(language), fields, is_open

    @property
    def lacking(self):
        """The languages people speak in which what stands has not all its words."""
        return lacking(self.standing, (self.own, *self.languages)) if self.standing else []

    def clean(self):
        said = super().clean() or self.cleaned_data
        if self.languages and self._has_no_own(said):
            words = (self._typed_in(one) for one in (self.first, *self.languages) if not one.is_own)
            said |= dict.fromkeys(self.SAID, "") | next(filter(None, words), {})
        for name in self.SAID:
            field = self.base_fields[name]
            if field.required and not said.get(name) and name not in self.errors:
                self.add_error(self._field(self.first, name), field.error_messages["required"])
        return said

    def _has_no_own(self, said):
        """Nothing was typed in the council's own; or of something new only other words than its own were typed."""
        own = {name: said.get(name, "") for name in self.SAID}
        stood = {name: getattr(self.standing, name, "") for name in self.SAID}
        begun = said.get("is_new") and self._typed_in(self.first) != self._given(self.first)
        return not any(own.values()) or bool(begun and own == stood and self.first != self.own)

    def typed(self, *, is_new=False) -> dict:
        """What was typed, as the record takes it. Of something new, a language nobody touched has no words yet."""
        own = self.cleaned_data.keys() & self.base_fields.keys() - {"operation", "is_new"}
        said = {name: self.cleaned_data[name] for name in own}
        also_in = {one: self._typed_in(one) for one in self.languages}
        if is_new:
            also_in = {one: words for one, words in also_in.items() if words != self._given(one)}
        return said | (
            {"also_in": {one.code: words for one, words in also_in.items() if words}}
            if self.languages
            else {}
        )

    def _typed_in(self, language):
        typed = {name: self.cleaned_data.get(self._field(language, name)) for name in self.SAID}
        return {name: words for name, words in typed.items() if words}
