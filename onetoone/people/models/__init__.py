from onetoone.people.models.draft import Draft
from onetoone.people.models.handed_on import HandedOn
from onetoone.people.models.pair import Pair
from onetoone.people.models.pair_to_come import PairToCome
from onetoone.people.models.person import Person
from onetoone.people.models.search_word import Identifier, SearchWord
from onetoone.people.models.step_taken import StepTaken
from onetoone.people.models.vocabulary import IssueTag, PathwayStep, Team

__all__ = [
    "Draft",
    "HandedOn",
    "Identifier",
    "IssueTag",
    "Pair",
    "PairToCome",
    "PathwayStep",
    "Person",
    "SearchWord",
    "StepTaken",
    "Team",
]
