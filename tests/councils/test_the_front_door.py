from onetoone.accounts.models import PrintedCode
from onetoone.councils.models import Invitation, Organizer
from tests.entering import is_in


def test_signed_out_it_leads_to_signing_in(client, council):
    assert client.get("/")["Location"] == "/sign-in/"


def test_only_in_a_sample_one_can_look_around_as_somebody(client, council, settings, tmp_path):
    settings.ONETOONE_SAMPLE_MARK = tmp_path / "sample"
    assert "Look around" not in client.get("/sign-in/").text

    settings.ONETOONE_SAMPLE_MARK.touch()
    assert 'href="/sample/"' in client.get("/sign-in/").text


def test_on_a_new_server_it_leads_to_founding(client, db):
    assert client.get("/")["Location"] == "/found/"


def test_with_one_post_it_leads_to_today(rosa, signed_in):
    assert signed_in(rosa).get("/")["Location"] == "/c/millbrook/"


def test_with_several_posts_it_offers_the_councils(rosa, elsewhere, signed_in):
    Organizer.appoint(rosa.user, elsewhere)

    page = signed_in(rosa).get("/").text
    assert 'href="/c/millbrook/"' in page
    assert 'href="/c/harbor/"' in page


def test_without_a_post_there_is_a_sentence(rosa, signed_in):
    rosa.leave()

    page = signed_in(rosa).get("/")
    assert page.status_code == 200
    assert "have no role in any council" in page.text


def test_who_is_signed_in_does_not_sign_in_again(rosa, signed_in):
    assert signed_in(rosa).get("/sign-in/")["Location"] == "/"


def test_a_council_asks_strangers_to_sign_in_and_others_nothing(client, rosa, mallory, signed_in):
    assert client.get("/c/millbrook/me/")["Location"] == "/sign-in/?next=/c/millbrook/me/"
    assert signed_in(mallory).get("/c/millbrook/me/").status_code == 404
    assert signed_in(mallory).get("/c/nowhere/me/").status_code == 404


def test_a_post_that_ends_is_over_at_the_next_request(rosa, signed_in):
    browser = signed_in(rosa)
    assert browser.get("/c/millbrook/me/").status_code == 200

    rosa.leave()

    assert browser.get("/c/millbrook/me/").status_code == 404
    assert browser.post("/c/millbrook/undo/").status_code == 404
    assert is_in(browser)  # their own devices they may still see


def test_a_post_that_changes_counts_at_the_next_request(ella, noor, signed_in):
    Organizer.appoint(noor.user, noor.council, post="cc")
    browser = signed_in(ella)
    assert browser.get("/c/millbrook/settings/").status_code == 200

    Organizer.appoint(ella.user, ella.council, post="organizer")

    assert browser.get("/c/millbrook/settings/").status_code == 403


def test_a_link_that_lets_nobody_in_says_so_at_once(client, council, ella, rosa):
    seat, code = Invitation.invite(council, "Iris Okafor", by=ella)
    seat.print_again()
    page = client.get(f"/join/{code}/")
    assert page.status_code == 200
    assert "This link does not work any more, or is not whole." in page.text
    assert "Iris" not in page.text
    printed = PrintedCode.print_for(rosa.user)
    assert "Type the code on your card. It works once." in client.get(f"/join/{printed}/").text
    PrintedCode.redeem(printed)
    assert "works only once." in client.get(f"/join/{printed}/").text
