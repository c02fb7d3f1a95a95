"""What the pages weigh and how a browser judges them: Lighthouse 12, as a phone of the middle range sees them."""

import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path

import django
from django.utils import timezone

from tests.bench.serving import Server

CATEGORIES = ("accessibility", "best-practices", "performance")
GOALS = {"accessibility": 100, "best-practices": 100, "performance": 98}
QUIET = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking"


def show():
    """A line for each page of an invented council, beside the goals."""
    command, reason = lighthouse()
    if reason:
        return print(reason)
    server = Server("--sample")
    try:
        django.setup()
        from tests.bench.pages import session_of

        organizer = busiest()
        session = session_of(organizer)
        print(
            f"{'':10}",
            *CATEGORIES,
            "  goals",
            *GOALS.values(),
            "· 6 requests, 60 KB, 120 KB with fonts, 12 KB later",
        )
        for name, path in pages(organizer).items():
            scores, weight, faults = judge(command, server.address + path, session)
            print(
                f"{name:10}",
                *(f"{scores[each]:{len(each)}.0f}" for each in CATEGORIES),
                f"  {weight}",
                flush=True,
            )
            for fault in (*faults, *(f"asks somebody else: {url}" for url in weight.strangers)):
                print(f"{'':10} {fault}")
    finally:
        server.stop()


def busiest():
    """The organizer with something on each of the pages."""
    from onetoone.councils.models import Organizer

    everybody = Organizer.objects.select_related("user", "council")
    return max(everybody, key=lambda organizer: len(pages(organizer)))


def lighthouse():
    """The command, installed by npm into a folder of the machine's caches the first time; "" with the reason if not."""
    if not (shutil.which("npm") and shutil.which("node")):
        return "", "Lighthouse needs npm and node, which this machine does not have: pages were not judged."
    home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "onetoone" / "lighthouse"
    command = home / "node_modules" / ".bin" / "lighthouse"
    if not command.exists():
        npm = [
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--silent",
            "--prefix",
            str(home),
            "lighthouse@12",
        ]
        if subprocess.run(npm, check=False).returncode:
            return "", "Lighthouse could not be installed: pages were not judged."
    return str(command), ""


def pages(organizer):
    """Name and path of the pages that are judged, each with something on it."""
    mine, now, council = organizer.one_to_ones.all(), timezone.now(), organizer.council
    to_call = organizer.setup_calls.planned().exclude(person__phone="").first()
    to_meet, held = mine.to_meet(now).first(), mine.without_debrief().first()
    check_in = council.checkins.filter(done_at=None, owner=organizer).first()
    found = {
        "Today": ("", organizer),
        "People": ("people/", organizer),
        "Person": (check_in and f"people/{check_in.person_id}/", check_in),
        "Call": (to_call and f"people/{to_call.person_id}/call/", to_call),
        "Worksheet": (to_meet and f"meetings/{to_meet.pk}/worksheet/", to_meet),
        "Debrief": (held and f"meetings/{held.pk}/debrief/", held),
        "Check-in": (check_in and f"check-ins/{check_in.pk}/", check_in),
    }
    return {name: f"/c/{council.slug}/{path}" for name, (path, record) in found.items() if record}


def judge(command, address, session, *, times=3):
    """The medians of each category, and what went over the wire on a first visit."""
    reports = [_report(command, address, session) for _time in range(times)]
    scores = {
        name: statistics.median(report["categories"][name]["score"] * 100 for report in reports)
        for name in CATEGORIES
    }
    return (
        scores,
        Weight(address, reports[0]["audits"]["network-requests"]["details"]["items"]),
        _faults(reports[0]),
    )


class Weight:
    """The requests of a first visit, in bytes as they were sent."""

    def __init__(self, address, requests):
        ours = "/".join(address.split("/")[:3])
        self.requests = [one for one in requests if one["url"].startswith("http")]
        self.strangers = [one["url"] for one in self.requests if not one["url"].startswith(ours)]
        self.fonts = sum(one["transferSize"] for one in self.requests if one["resourceType"] == "Font")
        self.whole = sum(one["transferSize"] for one in self.requests)
        self.page = next(one["transferSize"] for one in self.requests if one["resourceType"] == "Document")

    def __str__(self):
        kilobytes = (self.whole - self.fonts, self.whole, self.page)
        without, whole, page = (f"{each / 1000:.1f}" for each in kilobytes)
        return (
            f"{len(self.requests):3} requests  {without:>6} KB  {whole:>6} KB with fonts  {page:>5} KB later"
        )


def _report(command, address, session):
    headers = json.dumps({"Cookie": f"sessionid={session}"})
    words = [
        command,
        address,
        "--quiet",
        "--output=json",
        f"--extra-headers={headers}",
        f"--chrome-flags={QUIET}",
    ]
    words.append(f"--only-categories={','.join(CATEGORIES)}")
    for is_last in (False, False, True):  # now and then Lighthouse itself falls over
        told = subprocess.run(
            words, capture_output=True, text=True, check=is_last, env=os.environ | _chromium()
        )
        if told.returncode == 0:
            break
    return json.loads(told.stdout)


def _chromium():
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("ONETOONE_CHROMIUM") or next(filter(None, map(shutil.which, names)), "")
    return {"CHROME_PATH": found} if found else {}


def _faults(report):
    """What keeps accessibility or best practices from being whole, in Lighthouse's words."""
    for name in ("accessibility", "best-practices"):
        for audit in report["categories"][name]["auditRefs"]:
            found = report["audits"][audit["id"]]
            if audit["weight"] and found["score"] is not None and found["score"] < 1:
                yield f"{name}: {found['title']}"
