"""What every response says to the browser, and what is not as it should be in one."""

A_YEAR = 365 * 24 * 3600
EXACTLY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OFF = ("microphone=()", "camera=()", "geolocation=()")
LOOSE = ("'unsafe-", "*", "http:", "https:", "blob:")


def problems(path, headers):
    """The headers that are missing or too loose in the answer to this path."""
    wrong = [name for name, value in EXACTLY.items() if headers.get(name) != value]
    if _seconds(headers.get("Strict-Transport-Security", "")) < A_YEAR:
        wrong.append("Strict-Transport-Security")
    if not _is_strict(headers.get("Content-Security-Policy", "")):
        wrong.append("Content-Security-Policy")
    switched = headers.get("Permissions-Policy", "").split(", ")
    wrong += [f"Permissions-Policy: {feature}" for feature in OFF if feature not in switched]
    if headers.get("Cache-Control") != "no-store" and not path.startswith("/static/"):
        wrong.append("Cache-Control")
    return wrong


def _seconds(transport):
    ages = [part.strip().removeprefix("max-age=") for part in transport.split(";") if "max-age=" in part]
    return int(ages[0]) if ages else 0


def _is_strict(policy):
    rules = dict((rule.strip() + " ").split(" ", 1) for rule in policy.split(";"))
    rules = {name: sources.strip() for name, sources in rules.items()}
    nothing = all(rules.get(name) == "'none'" for name in ("default-src", "frame-ancestors", "object-src"))
    return nothing and not any(loose in policy for loose in LOOSE)
