from onetoone.guides.forms.revision import RevisionForm, TakeUpForm
from onetoone.guides.forms.standing import AskForm, CampaignForm, OpeningForm

__all__ = ["AskForm", "CampaignForm", "OpeningForm", "RevisionForm", "TakeUpForm"]
