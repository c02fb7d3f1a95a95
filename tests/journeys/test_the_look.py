"""Every page of the cycle: nothing cut off in large text, nothing a screen reader stumbles over, light and dark."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onetoone.sample.inventing import invent
from tests.journeys.axe import stumbles
from tests.journeys.cycle import TODAY
from tests.journeys.everything import READERS, reader_of, send
from tests.journeys.pages import OF_THE_CC, WITHOUT_A_COUNCIL, busiest, pages_of, the_cc
from tests.transfer.sheets import action_network_report
from tests.trust.crawl import name_of
from tests.trust.town import Town

WRONG = "What nobody would type here"


@pytest.fixture
def readers(db, new_phone, signed_in):
    """`readers()`: phones of an organizer, of the CC and of nobody, each with the pages that they read."""
    invent()
    rosa = busiest()
    ella = the_cc()
    sheet = SimpleUploadedFile("report.csv", action_network_report(rows=40))
    preview = signed_in(ella).post(f"{TODAY}import/", {"sheet": sheet})["Location"]
    pages = {rosa: pages_of(rosa), ella: OF_THE_CC | {"cc-preview": preview}, None: WITHOUT_A_COUNCIL}
    return lambda **phone: [(new_phone(reader, **phone), pages[reader]) for reader in pages]


@pytest.fixture(scope="module")
def large_text(launch):
    """A browser whose owner set text to twice its size."""
    with launch("--blink-settings=defaultFontSize=32") as browser:
        yield browser


@pytest.mark.walk
def test_nobody_stumbles_in_an_evening_of_the_cycle(readers):
    stumbled = []
    for phone, pages in readers():
        for name, address in pages.items():
            phone.open(address)
            stumbled += stumbles(phone.page, name)
    assert not stumbled, "\n".join(stumbled)


@pytest.mark.walk
@pytest.mark.parametrize("who", READERS)
def test_nobody_stumbles_on_any_page_or_over_what_is_to_be_put_right(db, new_phone, who):
    town = Town(("millbrook", "harbor"))
    reader = reader_of(town, who)
    phone, stumbled = reader.phone(town, new_phone), []
    for path in reader.paths:
        phone.open(path)
        stumbled += stumbles(phone.page, name_of(path))
    for path, place in reader.forms:
        send(phone, path, place, WRONG)
        stumbled += stumbles(phone.page, f"{name_of(path)}, form {place} put wrong")
    assert not reader.forms or any("422" in said for said in phone.complaints)
    phone.complaints = [said for said in phone.complaints if "422" not in said]  # as the forms should answer
    assert not stumbled, "\n".join(stumbled)


def test_what_people_stumble_over_is_found(phone, db):
    phone.open("/sign-in/")
    unnamed = "document.querySelector('form').append(document.createElement('input'))"
    pale = "document.querySelector('label').style.color = 'gray'"
    phone.page.evaluate(f"() => {{ {unnamed}; {pale} }}")
    found = "\n".join(stumbles(phone.page, "sign-in"))
    assert found.count("label: input") == 2
    assert found.count("color-contrast: ") == 4


def test_text_of_twice_the_size_is_not_cut_off(readers, large_text):
    """Each phone complains of a page that is wider than its screen; also with all that can be unfolded."""
    for phone, pages in readers(browser=large_text, color_scheme="dark"):
        for name, address in pages.items():
            phone.open(address)
            assert phone.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            phone.page.eval_on_selector_all("details", "folded => folded.forEach(one => one.open = true)")
            phone.page.wait_for_timeout(50)
            phone.picture(f"{name}-large-dark", whole=True)


def test_in_very_large_text_what_one_types_is_as_large_as_its_label_and_its_hint_is_whole(
    new_phone, rosa, bayard
):
    phone = new_phone(rosa, viewport={"width": 180, "height": 740})
    phone.open("/join/")
    code = phone.page.get_by_label("Your code")
    code.fill("k7qm-w2xn-hdr4")
    large = "one => parseFloat(getComputedStyle(one).fontSize)"
    label = phone.page.locator(".field__label", has_text="Your code")
    assert code.evaluate(large) >= label.evaluate(large)
    assert code.evaluate("one => one.scrollWidth <= one.clientWidth")
    phone.open(f"{TODAY}people/{bayard.pk}/call/")
    assert phone.page.locator(".listen__jot").first.evaluate("""async one => {
        await document.fonts.ready
        const ruler = document.createElement("canvas").getContext("2d")
        ruler.font = getComputedStyle(one).font
        return ruler.measureText(one.placeholder).width <= one.clientWidth
    }""")
