"""Several promises on one page, a row each; another row is one press away, with or without scripts."""

from onetoone.commitments.forms.promise import PromiseForm


class PromiseRows:
    """What a form has that asks for promises. Its page sends how many `rows` it shows, and `another` for one more."""

    ROWS, MOST_ROWS = 1, 12

    def lay_rows(self, data, prefix, **more):
        """Make the rows of the page; who asked for another one goes on there, and says first whose it is."""
        self.rows = self._how_many(data)
        draft = {"today": self.today, "is_draft": self.is_draft} | more
        self.promises = [PromiseForm(data, prefix=f"{prefix}-{row}", **draft) for row in range(self.rows)]
        if data and "another" in data:
            self.promises[-1].begins_at = "whose"

    def _how_many(self, data):
        try:
            typed = int(data["rows"]) + ("another" in data)
        except (KeyError, TypeError, ValueError):
            typed = self.ROWS
        return min(max(typed, self.ROWS), self.MOST_ROWS)

    @property
    def may_have_another_row(self):
        return self.rows < self.MOST_ROWS

    @property
    def has_new_promise(self):
        """Whether one is typed, or to be put right."""
        return self.rows > self.ROWS or any(row["words"].value() or row.errors for row in self.promises)

    def check_promises(self, *, is_last_talk=False):
        """Say of each row what it lacks; where no talk follows, each promise needs a day of its own."""
        for number, promise in enumerate(self.promises, start=1):
            if is_last_talk and promise.is_valid():
                promise.want_a_day()
            if problem := promise.problem(number):
                self.add_error(None, problem)

    def promised(self, next_talk_on=None):
        """What the rows say that hold; without a day of its own it is for the next talk."""
        rows = [promise.promised(next_talk_on) for promise in self.promises if promise.is_valid()]
        return [promised for promised in rows if promised]
