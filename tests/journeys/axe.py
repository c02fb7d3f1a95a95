"""What a screen reader or weak eyes would stumble over on an open page: small and large, light and dark."""

from axe_playwright_python.base import AXE_SCRIPT

from tests.journeys.conftest import PHONE

DESK = {"width": 1280, "height": 800}
BRIEFLY = {"resultTypes": ["violations", "incomplete"], "preload": False}  # what is in order is not listed
STRUCTURE = BRIEFLY | {"rules": {"color-contrast": {"enabled": False}}}
# Whether words can be read and touched axe says only of those on plain paper: not on the ruled margin, which is a
# gradient, on a mark that CSS draws, or half under the button at the thumb. What it cannot say counts as found.
ON_PLAIN_PAPER = BRIEFLY | {"runOnly": ["color-contrast", "target-size"]}
PLAIN_PAPER = """isPlain => {
  const plain = document.plainPaper ??= new CSSStyleSheet()
  plain.replaceSync(`* { background-image: none !important }
    *::before, *::after { background: none !important }
    .thumb, .nav { position: static !important }`)
  document.adoptedStyleSheets = isPlain ? [plain] : []
}"""
RUNNING = """async options => {
  const {violations, incomplete} = await axe.run(document, options)
  const unread = incomplete.filter(one => one.id === "color-contrast")
  const told = one => one.nodes.map(node => `${one.id}: ${node.target[0]} ${node.failureSummary}`)
  return [...violations, ...unread].flatMap(told)
}"""


def stumbles(page, name):
    """What is found on the page that is open, with its place; afterwards it is as wide as a phone again."""
    found = []
    page.evaluate(AXE_SCRIPT)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light")
        page.evaluate(PLAIN_PAPER, False)
        found += [f"{name}, {size['width']}: {one}" for one in page.evaluate(RUNNING, STRUCTURE)]
        page.evaluate(PLAIN_PAPER, True)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            said = page.evaluate(RUNNING, ON_PLAIN_PAPER)
            found += [f"{name}, {size['width']}, {scheme}: {one}" for one in said]
    page.set_viewport_size(PHONE)
    return found
