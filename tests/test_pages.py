"""What every page shares: the base, the fields of forms, parts for htmx, and the error pages."""

import pytest
from django import forms
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from onetoone.lib.htmx import render_part


class Promising(forms.Form):
    words = forms.CharField(label="In their own words", help_text="As they said it.")
    answer = forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect)
    interpreter = forms.BooleanField(required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.fixture
def asked():
    def ask(**headers):
        request = RequestFactory().get("/", headers=headers)
        request.htmx, request.organizer = HtmxDetails(request), None
        return request

    return ask


@pytest.fixture
def a_page(settings):
    page = "<h1>All</h1>{% partialdef rows inline %}<p>{{ words }}</p>{% endpartialdef %}"
    options = {"loaders": [("django.template.loaders.locmem.Loader", {"page.html": page})]}
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": options}]
    return "page.html"


@pytest.mark.parametrize("page", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_an_error_page_needs_no_database_and_shows_a_way_back(page):
    html = render_to_string(page)
    assert 'href="/"' in html
    assert "<nav" not in html


@pytest.mark.django_db
def test_a_page_names_its_language_and_is_not_to_be_found(asked):
    html = render_to_string("404.html", request=asked())
    assert '<html lang="en">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "user-scalable" not in html
    assert "maximum-scale" not in html


@pytest.mark.django_db
def test_a_page_lets_forms_say_where_they_come_from(asked):
    # With no-referrer browsers send `Origin: null`, and every form would be refused.
    assert '<meta name="referrer" content="same-origin">' in render_to_string("404.html", request=asked())


def test_a_field_keeps_what_was_typed_and_ties_what_is_wrong_to_it():
    form = Promising({"words": "", "answer": "maybe"})
    assert not form.is_valid()
    html = form["words"].as_field_group()
    assert 'aria-describedby="id_words_helptext id_words_error"' in html
    assert 'id="id_words_error"' in html
    assert 'aria-invalid="true"' in html


class Telling(forms.Form):
    name = forms.CharField()
    email = forms.EmailField(required=False)
    minutes = forms.IntegerField(min_value=5)


def test_what_is_missing_or_wrong_is_said_by_the_page_and_never_by_the_browser():
    form = Telling({"email": "bayard", "minutes": "1"})
    html = " ".join(field.as_field_group() for field in form)
    assert "This cannot stay empty." in html
    assert "This does not look like an e-mail address. Look at it again." in html
    assert "At least 5." in html
    assert html.count('aria-required="true"') == 2
    for held_back in (" required", 'type="email"', 'type="number"', " min="):
        assert held_back not in html, held_back


def test_choices_are_chips_that_can_be_seen_whole():
    html = Promising(initial={"answer": "no"})["answer"].as_field_group()
    assert html.count('class="chip"') == 2
    assert html.count(" checked") == 1
    assert "<legend" in html


def test_choices_in_sentences_are_rows_that_do_not_crowd_a_chip():
    assert "ticks" not in Promising()["answer"].as_field_group()
    form = Promising()
    form.fields["answer"].choices = [("yes", "Yes"), ("no", "Only those who have met them already")]
    assert 'class="ticks"' in form["answer"].as_field_group()


def test_one_tick_is_a_chip_and_a_hidden_field_says_nothing():
    form = Promising()
    assert 'class="chip chip--tick"' in form["interpreter"].as_field_group()
    assert "label" not in form["key"].as_field_group()


def test_the_summary_of_a_form_links_to_what_is_to_be_put_right():
    form = Promising({})
    form.is_valid()
    html = render_to_string("_errors.html", {"form": form})
    assert 'href="#id_words"' in html
    assert 'href="#id_answer"' in html
    assert render_to_string("_errors.html", {"form": Promising()}).strip() == ""


def test_a_form_carries_its_own_key_or_a_fresh_one():
    class Deed(forms.Form):
        operation = forms.CharField(widget=forms.HiddenInput, initial="its own")

    assert 'value="its own"' in render_to_string("_operation.html", {"form": Deed()})
    fresh = render_to_string("_operation.html", {"form": Promising()})
    assert fresh.count('name="operation"') == 1
    assert fresh != render_to_string("_operation.html", {"form": Promising()})


def test_a_message_without_an_operation_offers_no_undo(asked):
    html = render_to_string("_toast.html", {"message": Message(messages.SUCCESS, "Done")}, request=asked())
    assert "Done" in html
    assert "<form" not in html


def test_htmx_gets_the_part_and_everybody_else_the_page(asked, a_page):
    part = render_part(asked(**{"HX-Request": "true"}), a_page, "rows", {"words": "Bayard"})
    whole = render_part(asked(), a_page, "rows", {"words": "Bayard"})
    assert part.content == b"<p>Bayard</p>"
    assert whole.content == b"<h1>All</h1><p>Bayard</p>"


def test_a_form_that_does_not_hold_is_not_taken_for_saved(asked, a_page):
    assert render_part(asked(), a_page, "rows", {"form": Promising({})}).status_code == 422
    assert render_part(asked(), a_page, "rows", {"form": Promising()}).status_code == 200
