"""In which language the council still lacks words, or has older ones, in a sentence."""

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from onetoone.guides.models import CurrentAsk, IssueCampaign
from onetoone.lib.languages import in_a_sentence, simple

register = template.Library()


@register.simple_tag(takes_context=True)
def unworded(context, spoken):
    """What is said in the council's own language for want of words in the `spoken`: sentences, each with its page."""
    organizer = context["request"].organizer
    council, told = organizer.council, []
    if spoken == simple(council.language):
        return told
    fight = IssueCampaign.objects.visible_to(organizer).running().first()
    ask = CurrentAsk.objects.visible_to(organizer).open(council.today()).first()
    if fight and fight.lacks(spoken, "name", "fight"):
        plain = _("What we fight for has no words in %(language)s yet.")
        quiet = _("What it is about has no words in %(language)s yet.")
        told.append((quiet if council.discreet_name else plain, "guides:campaign"))
    if ask and ask.lacks(spoken):
        plain = _("What we ask for has no words in %(language)s yet.")
        quiet = _("What comes next has no words in %(language)s yet.")
        told.append((quiet if council.discreet_name else plain, "guides:ask"))
    return [(words % {"language": in_a_sentence(spoken)}, page) for words, page in told]


@register.simple_tag(takes_context=True)
def older_in(context, worded):
    """The languages in which its words are older than in others, for the middle of a sentence."""
    own = context["request"].organizer.council.language
    return get_text_list([in_a_sentence(simple(code or own)) for code in worded.aged], _("and"))
