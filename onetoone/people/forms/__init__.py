from onetoone.people.forms.choosing import ChoosingForm, FindForm
from onetoone.people.forms.giving import GiveForm, GiveSeveralForm, ToWhomField
from onetoone.people.forms.known_person import KnownPersonForm
from onetoone.people.forms.person import NewPersonForm, PersonForm
from onetoone.people.forms.reaching import ReachForm

__all__ = [
    "ChoosingForm",
    "FindForm",
    "GiveForm",
    "GiveSeveralForm",
    "KnownPersonForm",
    "NewPersonForm",
    "PersonForm",
    "ReachForm",
    "ToWhomField",
]
