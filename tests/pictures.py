"""Pictures of the pages for docs/pictures, from an invented council: `python -m tests.pictures [--beside DIR]`.

With --beside, a folder of the pictures that the look was drawn in, each page also stands beside what was drawn.
"""

import argparse
import base64
import os
import shutil
import tempfile
from pathlib import Path

import django
from playwright.sync_api import sync_playwright

from onetoone.lib.folders import CHECKOUT

PICTURES = CHECKOUT / "docs" / "pictures"
PHONE, DESK = (360, 740), (1280, 800)
SCHEMES = ("light", "dark")
ON_A_DESK = ("Today", "People", "Person")


def main():
    """Serve an invented council from a folder that is thrown away, look at its pages, keep what was seen."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--beside", type=Path, help="a folder with today-360-light.png and so on")
    options = asked.parse_args()
    os.environ |= {"ONETOONE_DATA": tempfile.mkdtemp(), "DJANGO_SETTINGS_MODULE": "onetoone.settings"}
    from tests.bench.serving import Server

    server = Server("--sample")
    try:
        django.setup()
        PICTURES.mkdir(exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("ONETOONE_CHROMIUM", shutil.which("chromium"))
            )
            for name, path, session in _pages():
                _take_all(browser, server.address, name, path, session, options.beside)
    finally:
        server.stop()
        shutil.rmtree(os.environ["ONETOONE_DATA"])


def _pages():
    from tests.bench.browsing import busiest, pages
    from tests.bench.pages import session_of

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's own loop runs in this thread
    organizer = busiest()
    session = session_of(organizer)
    return [(name, path, session) for name, path in pages(organizer).items()]


def _take_all(browser, address, name, path, session, beside):
    file = name.lower()
    sizes = [PHONE, DESK] if name in ON_A_DESK else [PHONE]
    for size in sizes:
        taken = []
        for scheme in SCHEMES:
            drawn = beside and beside / f"{file}-{size[0]}-{scheme}.png"
            if drawn and drawn.exists():
                taken.append(("png", drawn.read_bytes()))
            taken.append(("webp", _take(browser, address, path, session, size, scheme)))
            _keep(f"{file}-{size[0]}-{scheme}", taken[-1][1])
        if len(taken) == 2 * len(SCHEMES):
            _keep(f"beside-{file}-{size[0]}", _side_by_side(browser, taken, size))


def _take(browser, address, path, session, size, scheme):
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-US"
    )
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    page.goto(address + path)
    page.evaluate("document.fonts.ready.then(() => 'drawn')")
    taken = _webp(page)
    context.close()
    return taken


def _side_by_side(browser, taken, size):
    """What was drawn and what is, light and dark, each a little smaller."""
    width, height = (round(each * (0.7 if size == PHONE else 0.35)) for each in size)
    context = browser.new_context(viewport={"width": (width + 8) * len(taken), "height": height})
    page = context.new_page()
    images = "".join(
        f'<img width="{width}" height="{height}" src="data:image/{kind};base64,{base64.b64encode(image).decode()}">'
        for kind, image in taken
    )
    page.set_content(f'<body style="margin: 0; display: flex; gap: 8px; background: gray">{images}')
    both = _webp(page)
    context.close()
    return both


def _webp(page):
    session = page.context.new_cdp_session(page)
    return base64.b64decode(session.send("Page.captureScreenshot", {"format": "webp", "quality": 60})["data"])


def _keep(name, image):
    (PICTURES / f"{name}.webp").write_bytes(image)
    print(f"{name}.webp {len(image) / 1000:.0f} KB")


if __name__ == "__main__":
    main()
