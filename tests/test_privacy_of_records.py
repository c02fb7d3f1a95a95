"""Every record names the rule of seeing that the architecture gives it."""

from django.apps import apps

from onetoone.councils import policy
from tests.trust.seeing import RECORDS

RULES = {
    policy.the_whole_council: """councils.Opening people.IssueTag people.PathwayStep
        guides.Guide guides.IssueCampaign guides.CurrentAsk
        meetings.Gathering transfer.ImportBatch""",
    policy.groups_of_people: "people.Team",
    policy.the_council: """people.Person people.Pair people.PairToCome
        calls.SetupCall meetings.OneToOne meetings.WasThere""",
    policy.pair_and_ccs: """people.StepTaken people.HandedOn commitments.Ask commitments.Commitment commitments.CheckIn
        commitments.CheckInAnswer debriefs.Debrief""",
    policy.as_its_author_chose: "meetings.Note meetings.Spark",
    policy.author_only: "meetings.Worksheet debriefs.Reflection people.Draft",
}


def test_every_record_names_the_rule_that_the_architecture_gives_it():
    named = {apps.get_model(name): rule for rule, names in RULES.items() for name in names.split()}
    assert {model: model.seen_by for model in RECORDS} == named
