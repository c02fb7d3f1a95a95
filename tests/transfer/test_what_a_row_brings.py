"""What a row brings with it: notes, teams, organizers, and what is never overwritten."""

import pytest

from onetoone.audit.models import AuditEvent
from onetoone.councils.models import Council
from onetoone.meetings.models import Note, Shared
from onetoone.people.models import Pair, Person, Team
from onetoone.transfer.fitting import languages
from onetoone.transfer.importing import Overtaken, import_people
from onetoone.transfer.models import ImportBatch
from onetoone.transfer.reading import open_sheet
from tests.transfer.reports import counts, whys
from tests.transfer.sheets import action_network_report


@pytest.mark.parametrize(
    ("heading", "cell", "fact"),
    [
        ("do_not_call", "yes", "do_not_contact"),
        ("do_not_contact", "1", "do_not_contact"),
        ("unsubscribed_at", "2026-01-03", "no_mail"),
    ],
)
def test_who_asked_us_not_to_is_left_alone_known_or_new(bring, bayard, heading, cell, fact):
    bring(f"Name,Email,{heading}", f"Bayard Lindqvist,bayard@example.org,{cell}", f"Ama,a@example.org,{cell}")
    assert Person.objects.filter(**{fact: True}).count() == 2
    bring(f"Name,Email,{heading}", "Bayard Lindqvist,bayard@example.org,no")
    bayard.refresh_from_db()
    assert getattr(bayard, fact), "a later sheet does not take it back"


def test_notes_come_for_the_coordinators_and_only_once(bring, ella, noor):
    sheet = ["Name,Email,Notes", "Ama,a@example.org,likes maps", "Ama,a@example.org,has a van"]
    bring(*sheet, by=ella)
    bring(*sheet)
    notes = Note.objects.all()
    assert sorted(note.text for note in notes) == ["has a van", "likes maps"]
    assert {(note.author, note.shared_with) for note in notes} == {(ella, Shared.CC)}
    assert not Note.objects.visible_to(noor)


def test_somebody_may_say_that_the_council_reads_the_notes(bring, ella, noor):
    bring("Name,Notes", "Ama,likes maps", by=ella, notes="council")
    assert Note.objects.get().shared_with == Shared.COUNCIL
    assert Note.objects.visible_to(noor).count() == 1


def test_a_given_name_of_two_words_in_its_own_column_is_what_one_calls_them(bring):
    bring("Nombre,Apellidos,Goes by", "María José,Ruiz,", "Ama K.,Boateng,", "Ana Luz,Paz,Lucha", "Ben,Voss,")
    called = {person.name: person.short_name for person in Person.objects.all()}
    assert called == {
        "María José Ruiz": "María José", "Ama K. Boateng": "Ama", "Ana Luz Paz": "Lucha", "Ben Voss": "Ben",
    }  # fmt: skip
    assert not Person.objects.get(name="Ben Voss").goes_by


def test_a_note_is_left_out_where_nobody_could_keep_it(bring):
    report = bring("Name,Notes", "Ama,likes maps")
    assert counts(report) == (1, 0, 0)
    assert (report.problems[0].column, Note.objects.count()) == ("Notes", 0)


def test_a_number_that_is_none_says_how_to_reach_them(bring, bayard):
    report = bring(
        "Name,Email,Phone", "Ama,,call her sister", "Bayard Lindqvist,bayard@example.org,at the bakery"
    )
    assert len(report.problems) == 2
    assert {person.reached_through for person in Person.objects.all()} == {
        "Phone: call her sister",
        "Phone: at the bakery",
    }
    bring("Name,Email,Phone", "Bayard Lindqvist,bayard@example.org,never")
    bayard.refresh_from_db()
    assert bayard.reached_through == "Phone: at the bakery"


def test_teams_are_known_by_name(bring, council):
    hosts = Team.objects.create(council=council, name="Hosts")
    bring("Name,Team", "Ama,HÓSTS", "Ben,Phone team", "Cleo,phone team")
    assert Person.objects.get(name="Ama").team == hosts
    assert Team.objects.count() == 2


def test_people_go_to_the_organizer_the_sheet_names_else_to_the_one_chosen(bring, rosa, noor, ella, bayard):
    report = bring(
        "Name,Email,Organizer",
        "Ama,,noor haddad", "Ben,,rosa@millbrook.example", "Cleo,,", "Dee,,Somebody",
        "Bayard Lindqvist,bayard@example.org,Noor Haddad",
        by=ella, given_to=ella,
    )  # fmt: skip
    given = {pair.person.name: pair.organizer for pair in Pair.objects.open().select_related("person")}
    assert given == {"Ama": noor, "Ben": rosa, "Cleo": ella, "Dee": ella, "Bayard Lindqvist": rosa}
    assert [problem.row for problem in report.problems] == [5]


def test_who_sees_only_the_given_is_given_those_they_bring(bring, council, rosa):
    council.who_sees_whom = Council.WhoSeesWhom.GIVEN
    council.save()
    bring("Name", "Ama", by=rosa)
    assert Person.objects.visible_to(rosa).get().name == "Ama"


def test_what_is_too_long_is_shortened_and_said(bring):
    report = bring("Name,Email,City,VANID", f"{'Ama ' * 60},{'a' * 300}@example.org,{'M' * 200},{'9' * 130}")
    assert counts(report) == (1, 0, 0)
    person = Person.objects.get()
    assert (len(person.name), person.email, len(person.place)) == (159, "", 120)
    assert {problem.column for problem in report.problems} == {"Name", "Email", "City", "VANID"}


def test_rows_without_a_person_are_counted_and_said(bring):
    report = bring("Name,City", "Ama,", ",Millbrook", "Total,")
    assert (report.rows, *counts(report)) == (3, 1, 0, 2)
    assert [problem.row for problem in report.problems] == [3, 4]


def test_looking_writes_nothing_and_foretells_everything(bring, bayard):
    sheet = action_network_report(300).decode().splitlines()
    before = Person.objects.count()
    foretold = bring(*sheet, check=True)
    assert (Person.objects.count(), ImportBatch.objects.count()) == (before, 0)
    done = bring(*sheet)
    assert counts(foretold) == counts(done)
    assert whys(foretold) == whys(done)
    assert foretold.asked
    assert not bring(*sheet, check=True).new


def test_looking_knows_its_own_people_however_far_apart_their_rows(bring, monkeypatch):
    sheet = ["VANID,Name,Email", "1,Ama,", "2,Ben,b@example.org", ",Cleo,", "1,Ama Voss,"]
    sheet += [",Ben,b@example.org", ",Cleo,", ",Dee,b@example.org"]
    monkeypatch.setattr("onetoone.transfer.importing.CHUNK", 1)
    foretold = bring(*sheet, check=True)
    assert counts(foretold) == (5, 2, 0)
    assert [(row, column) for row, column, _why in whys(foretold)] == [(7, "Name"), (8, "Email")]
    done = bring(*sheet)
    assert (counts(foretold), whys(foretold)) == (counts(done), whys(done))


def test_an_import_is_in_the_audit_log(bring, ella):
    bring("Name", "Ama", by=ella)
    event = AuditEvent.objects.get(kind=AuditEvent.Kind.IMPORTED)
    assert (event.organizer_id, event.record_id) == (ella.pk, ImportBatch.objects.get().pk)


def test_however_many_rows_the_statements_stay_few(council, django_assert_max_num_queries):
    import_people(open_sheet(action_network_report(500)), council)
    for rows, statements in ((200, 40), (2_000, 40)):
        with django_assert_max_num_queries(statements):
            import_people(open_sheet(action_network_report(rows, seed=rows)), council)


def test_stopped_half_way_nothing_has_happened(council, monkeypatch):
    from onetoone.transfer import importing

    monkeypatch.setattr(importing, "CHUNK", 50)
    written = []

    def write(pile, batch, stale):
        if len(written) == 2:
            raise OSError("no space left")
        written.append(real(pile, batch, stale))

    real = importing.write
    monkeypatch.setattr(importing, "write", write)
    with pytest.raises(OSError, match="no space"):
        import_people(open_sheet(action_network_report(300)), council)
    assert len(written) == 2
    assert not Person.objects.exists()
    assert not ImportBatch.objects.exists()


def test_a_long_sheet_goes_on_where_it_stopped(council, monkeypatch):
    from onetoone.transfer import importing

    monkeypatch.setattr(importing, "PART", 100)
    monkeypatch.setattr(importing, "CHUNK", 60)
    sheet = open_sheet(action_network_report(250))
    foretold = import_people(sheet, council, check=True)
    batch = ImportBatch(council=council)
    real = importing.write

    def write(pile, batch, stale):
        if batch.rows == 200:
            raise OSError("no space left")
        real(pile, batch, stale)

    with monkeypatch.context() as patched:
        patched.setattr(importing, "write", write)
        with pytest.raises(OSError, match="no space"):
            import_people(sheet, council, batch=batch)
    batch = ImportBatch.objects.get()
    assert (batch.rows, batch.state) == (200, "running")
    report = import_people(sheet, council, batch=batch)
    assert counts(report) == counts(foretold)
    assert whys(report) == whys(foretold)
    assert Person.objects.count() == report.new


def test_a_batch_that_somebody_else_brings_in_is_left_alone(bring, council, ella):
    bring("Name", "Ama", by=ella)
    behind = ImportBatch.objects.get()
    behind.rows = 0
    with pytest.raises(Overtaken):
        bring("Name", "Ama", "Ben", batch=behind)
    assert Person.objects.get().name == "Ama"


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Spanish", "es"),
        ("inglés", ""),
        ("criollo haitiano", "ht"),
        ("Soomaali", "so"),
        ("tagalo", "tl"),
        ("HMN", "hmn"),
    ],
)
def test_a_language_is_known_by_its_code_its_own_name_and_its_name_in_ours(typed, known):
    assert languages(typed, "en") == (known, "")
