"""The same template for a whole page and for the part of it that htmx asked for."""

from django.shortcuts import render


def render_part(request, template, part, context, status=200):
    """Answer htmx with the named `{% partialdef %}` of the template, everybody else with the whole page.

    A form in the context that does not hold answers 422, so that nobody takes it for saved.
    """
    form = context.get("form")
    if status == 200 and form is not None and form.is_bound and not form.is_valid():
        status = 422
    if request.htmx and not request.htmx.boosted:
        template = f"{template}#{part}"
    return render(request, template, context, status=status)
