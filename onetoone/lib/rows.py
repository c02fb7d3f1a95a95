"""What one asks of rows, whatever they are."""


def the_one(rows):
    """The row of a queryset that holds one at most, or None. `first` would order it, and Django pays for the order
    by comparing every column it reads."""
    return next(iter(rows.order_by()[:1]), None)
