import copy

from onetoone.audit.forms import DeedForm
from onetoone.guides.wanted import lacking


class WordedForm(DeedForm):
    """What a council says in its own words, and for each language that is wanted a fold with the same in it."""

    SAID: tuple[str, ...] = ()  # the fields that are said, as the record has them

    def __init__(self, *args, standing=None, languages=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.standing, self.languages = standing, languages
        if standing:
            self.initial |= {name: getattr(standing, name) for name in self.fields if hasattr(standing, name)}
        for language in languages:
            for name in self.SAID:
                self.fields[f"{name}_{language.code}"] = self._in_another(language.code, name)

    def _in_another(self, code, name):
        """The field for the same words in this language; what they are in the council's own is its hint."""
        field = copy.deepcopy(self.fields[name])
        field.required, field.help_text = False, getattr(self.standing, name, "")
        field.initial = self._given(code).get(name, "")
        field.widget.attrs["lang"] = code
        return field

    def _given(self, code):
        return self.standing.also_in.get(code, {}) if self.standing else {}

    @property
    def own_fields(self):
        """The council's own words, and whatever else is asked once."""
        return [field for field in self.visible_fields() if field.name in self.base_fields]

    @property
    def folds(self):
        """A language, its fields, and whether something in them is to be put right."""
        for language in self.languages:
            fields = [self[f"{name}_{language.code}"] for name in self.SAID]
            yield language, fields, any(field.errors for field in fields)

    @property
    def lacking(self):
        """The languages people speak in which what stands has not all its words."""
        return lacking(self.standing, self.languages) if self.standing else []

    def typed(self, *, is_new=False) -> dict:
        """What was typed, as the record takes it. Of something new, a language nobody touched has no words yet."""
        own = self.cleaned_data.keys() & self.base_fields.keys() - {"operation", "is_new"}
        said = {name: self.cleaned_data[name] for name in own}
        also_in = {one.code: self._typed_in(one.code) for one in self.languages}
        if is_new:
            also_in = {code: words for code, words in also_in.items() if words != self._given(code)}
        also_in = {code: words for code, words in also_in.items() if words}
        return said | ({"also_in": also_in} if self.languages else {})

    def _typed_in(self, code):
        typed = {name: self.cleaned_data[f"{name}_{code}"] for name in self.SAID}
        return {name: words for name, words in typed.items() if words}
