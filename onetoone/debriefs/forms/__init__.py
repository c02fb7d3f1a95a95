from onetoone.debriefs.forms.debrief import DebriefForm
from onetoone.debriefs.forms.heard import OwnForm

__all__ = ["DebriefForm", "OwnForm"]
