from itertools import chain

from django.db import migrations

from onetoone.lib.keys import new_key
from onetoone.lib.telephone import endings

AT_ONCE = 2000


def lead(apps, _schema):
    """The last digits of each number lead to whoever has it."""
    Person, SearchWord = apps.get_model("people", "Person"), apps.get_model("people", "SearchWord")
    known = set(SearchWord.objects.filter(word__regex=r"^\d{4,7}$").values_list("person_id", "word"))
    people = Person._base_manager.exclude(phone="", other_phones=[])
    rows = people.values_list("pk", "council_id", "phone", "other_phones").iterator(AT_ONCE)
    batch = []
    for person_id, council_id, phone, others in rows:
        words = set(chain.from_iterable(endings(number) for number in (phone, *others) if number))
        batch += [
            SearchWord(id=new_key(), council_id=council_id, person_id=person_id, word=word)
            for word in words
            if (person_id, word) not in known
        ]
    SearchWord.objects.bulk_create(batch, AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("people", "0007_handed_on")]

    operations = [migrations.RunPython(lead, migrations.RunPython.noop)]
