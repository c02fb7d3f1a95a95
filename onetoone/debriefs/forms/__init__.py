from onetoone.debriefs.forms.debrief import DebriefForm
from onetoone.debriefs.forms.own import OwnForm, own_form

__all__ = ["DebriefForm", "OwnForm", "own_form"]
