from onetoone.people.forms.choosing import ChoosingForm, FindForm
from onetoone.people.forms.giving import GiveForm
from onetoone.people.forms.known_person import KnownPersonForm
from onetoone.people.forms.person import NewPersonForm, PersonForm
from onetoone.people.forms.reaching import ReachForm

__all__ = [
    "ChoosingForm",
    "FindForm",
    "GiveForm",
    "KnownPersonForm",
    "NewPersonForm",
    "PersonForm",
    "ReachForm",
]
