"""Who gets what at each address. An address that this table does not name fails the build.

Rosa arranged, held and wrote down one-to-ones with Bayard; Tomás was given him too; Lena was released; Noor never was
given him; Ella is the CC; Mallory is CC elsewhere; Sam is staff; Greta has left; Ivo's account is closed.
"""

from dataclasses import dataclass

COUNCIL = {"rosa", "tomas", "lena", "noor", "ella"}
SIGNED_IN = COUNCIL | {"mallory", "sam", "greta"}
CCS = {"ella", "mallory"}
TO_SIGN_IN = "to sign in"
AT_HOME = {"theirs": {"mallory"}, "nowhere": set()}  # in whose council it is asked for; else in ours
GROUPS = {
    "nobody": set(),
    "all": COUNCIL,
    "knows": COUNCIL,  # where organizers see only their own, whoever was given the person, and the CCs
    "pair": {"rosa", "tomas", "ella"},
    "sits": {"rosa", "ella"},
    "tomas": {"tomas", "ella"},
    "cc": {"ella"},
    "author": {"rosa"},
}
LENAS = {"author": {"lena"}, "sits": {"lena", "ella"}, "pair": {"rosa", "tomas", "lena", "ella"}}


@dataclass(frozen=True)
class Door:
    """An address outside the councils: what it answers those who are signed in, and those who are not."""

    get: tuple = (200, 200)
    post: tuple = (200, 200)

    def answers(self, which, who, method, *, only_given):
        """The statuses that are in order."""
        place = 0 if who in SIGNED_IN else 1
        return _by_method(method, self.get[place], self.post[place])


@dataclass(frozen=True)
class Page:
    """An address in a council: whom it lets in to a thing of ours, and what it answers them."""

    let_in: str = "all"
    get: object = 200
    post: object = 422
    held: str = ""  # who is let in once the one-to-one is held, …
    written: str = ""  # … and once its debrief is written, if it is somebody else
    refused: int = 404  # what the others in the council are told of a thing of ours
    only_ccs: bool = False
    mallory: bool = True  # whether she is let in to the same thing of hers

    def answers(self, which, who, method, *, only_given):
        """The statuses that are in order."""
        if who not in SIGNED_IN:
            return {TO_SIGN_IN}
        if who not in AT_HOME.get(which, COUNCIL):
            return {404}
        if self.only_ccs and who not in CCS:
            return {403}
        if (self.get if method in ("GET", "HEAD") else self.post) == 405:
            return {405}
        if which in ("theirs in ours", "nobody's"):
            return {404} if method in ("GET", "HEAD", "POST") else {404, 405}
        if who not in self._group(which, only_given):
            return {self.refused} if method in ("GET", "HEAD", "POST") else {self.refused, 405}
        return _by_method(method, self.get, self.post)

    def _group(self, which, only_given):
        chosen = {"ours, held": self.held, "ours, written": self.written}.get(which) or self.let_in
        group = GROUPS["pair" if only_given and chosen == "knows" else chosen]
        if which == "ours, Lena's":
            group = LENAS.get(chosen, group) - ({"lena"} if only_given and chosen in LENAS else set())
        return group | {"mallory"} if self.mallory and group else group


def _by_method(method, get, post):
    asked = {"GET": [get], "HEAD": [get], "POST": [post]}.get(method, [get, post, 405, 200])
    return {status for one in asked for status in (one if isinstance(one, tuple) else (one,))}


PAGES = {
    "healthz": Door(),
    "home": Door(((302, 200), 302), ((302, 200), 302)),
    "found": Door((302, 302), (302, 302)),
    "join": Door((200, 200), ((200, 422), (200, 422))),
    "account_login": Door((302, 200), (302, 422)),
    "account_request_login_code": Door((302, 200), (302, 422)),
    "account_confirm_login_code": Door((302, 302), (302, 302)),
    "account_inactive": Door((200, 200), (405, 405)),
    "account_logout": Door((200, 302), (302, 302)),
    "passkey_sign_in": Door((200, 200), ((302, 429), (302, 429))),  # 429: ten a minute from one place
    "mfa_authenticate": Door((302, 302), (302, 302)),
    "passkeys": Door((200, TO_SIGN_IN), (422, TO_SIGN_IN)),
    "passkey_making": Door((200, TO_SIGN_IN), (405, 405)),
    "passkey_challenge": Door((200, TO_SIGN_IN), (405, 405)),
    "passkey_offer": Door((200, TO_SIGN_IN), (405, 405)),
    "passkey": Door((404, TO_SIGN_IN), (404, TO_SIGN_IN)),
    "remove_passkey": Door((405, 405), (404, TO_SIGN_IN)),
    "second_step": Door((200, TO_SIGN_IN), (422, TO_SIGN_IN)),
    "end_second_step": Door((405, 405), (302, TO_SIGN_IN)),
    "recovery_codes": Door((405, 405), (302, TO_SIGN_IN)),
    "proof": Door((200, TO_SIGN_IN), (422, TO_SIGN_IN)),
    "proof_mail": Door((405, 405), (302, TO_SIGN_IN)),
    "lock": Door((302, TO_SIGN_IN), (302, TO_SIGN_IN)),
    "lock_settings": Door((200, TO_SIGN_IN), (422, TO_SIGN_IN)),
    "end_pin": Door((405, 405), (302, TO_SIGN_IN)),
    "sessions": Door((200, TO_SIGN_IN), (405, 405)),
    "end_session": Door((405, 405), (302, TO_SIGN_IN)),
    "end_other_sessions": Door((405, 405), (302, TO_SIGN_IN)),
    "end_offers": Door((405, 405), (302, TO_SIGN_IN)),
    "sample:sign_in_as": Door((404, 404), (404, 404)),
    "today:today": Page(post=200),
    "today:next": Page(get=302, post=302),
    "today:called": Page(post=200),
    "today:monday": Page(post=200, only_ccs=True),
    "councils:me": Page(),
    "councils:what_i_did": Page(post=200),
    "today:first": Page(post=200, only_ccs=True),
    "today:first_fight": Page(only_ccs=True),
    "today:first_ask": Page(only_ccs=True),
    "today:first_people": Page(only_ccs=True),
    "councils:settings": Page(post=200, only_ccs=True),
    "councils:settings_name": Page(only_ccs=True),
    "councils:settings_place": Page(only_ccs=True),
    "councils:settings_posts": Page(only_ccs=True),
    "councils:settings_waiting": Page(only_ccs=True),
    "councils:settings_who": Page(only_ccs=True),
    "people:pathway": Page(only_ccs=True),
    "people:teams": Page(only_ccs=True),
    "people:issues": Page(only_ccs=True),
    "people:word": Page(only_ccs=True),
    "people:word_use": Page(get=405, only_ccs=True),
    "people:word_place": Page(get=405, only_ccs=True),
    "people:step": Page("knows"),
    "councils:undo": Page(get=405, post=302),
    "councils:organizers": Page(post=200),
    "councils:invite": Page(only_ccs=True),
    "councils:cards": Page(only_ccs=True),
    "councils:invitation": Page(post=422, only_ccs=True),
    "councils:end_invitation": Page(get=405, post=302, only_ccs=True),
    "councils:invitation_code": Page(get=405, post=200, only_ccs=True),
    "councils:code": Page(get=405, post=200, only_ccs=True),
    "councils:post": Page(only_ccs=True),
    "councils:leave": Page("tomas", post=(302, 422), refused=403),  # 422: the last CC stays
    "people:list": Page(post=200),
    "people:find": Page(get=405, post=302),
    "people:choose": Page(post=200),
    "people:give_several": Page(only_ccs=True),
    "people:take_back": Page(get=405, post=302, only_ccs=True),
    "people:add": Page(),
    "people:person": Page("knows", post=200),
    "people:edit": Page("knows"),
    "people:give": Page("knows", get=405),
    "people:release": Page("tomas", get=405, post=302),
    "guides:guide": Page(post=200),
    "guides:revise": Page(only_ccs=True),
    "guides:versions": Page(post=200),
    "guides:brought": Page(post=200),
    "guides:version": Page(post=200),
    "guides:take_up": Page(get=405, only_ccs=True),
    "guides:campaign": Page(only_ccs=True),
    "guides:take_up_campaign": Page(get=405, post=302, only_ccs=True),
    "guides:ask": Page(only_ccs=True),
    "guides:openings": Page(only_ccs=True),
    "guides:opening": Page(only_ccs=True),
    "guides:fill_opening": Page(get=405, only_ccs=True),
    "calls:call": Page("knows", post=200),
    "calls:hand_on": Page("knows"),
    "people:reach": Page("knows"),
    "calls:outcome": Page("knows", get=302),
    "meetings:arrange": Page("knows"),
    "meetings:write_down": Page("knows"),
    "meetings:just_talked": Page(),
    "meetings:gathering": Page(),
    "meetings:note": Page("knows"),
    "meetings:share": Page("author"),
    "meetings:one_to_one": Page("pair", post=200),
    "meetings:invitation": Page("pair", post=200),
    "meetings:also_there": Page("sits"),
    "meetings:worksheet": Page("author"),
    "meetings:on_paper": Page("author", post=200),
    "meetings:glance": Page("author", post=200),
    "meetings:hold": Page("sits"),
    "meetings:could_not": Page("sits"),
    "meetings:move": Page("sits"),
    "meetings:call_off": Page("sits"),
    "commitments:check_in": Page("pair"),
    "commitments:not_reached": Page("pair", get=405),
    "commitments:pick_up": Page("cc", get=405, written="nobody", mallory=False),  # hers is hers already
    "commitments:keep": Page("pair", get=405, post=302),
    "debriefs:debrief": Page("author", written="pair"),
    "debriefs:heard": Page("nobody", written="author"),
    "transfer:import": Page(only_ccs=True),
    "transfer:preview": Page(get=302, post=302, only_ccs=True),
    "transfer:batch": Page(post=302, only_ccs=True),
    "transfer:problems": Page(post=200, only_ccs=True),
    "transfer:readers": Page(get=405, post=302, only_ccs=True),
    "transfer:undo": Page(get=405, post=302, only_ccs=True),
}  # fmt: skip

# What an address shows to people who could not read it elsewhere.
SHOWN_ON_PURPOSE = {
    "join": {"Invitation.name"},  # its link is a key: it shows for whom the seat is kept
}
