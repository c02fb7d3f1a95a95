"""The phone of the journeys complains about what a person would not notice. So does it here, on purpose."""

MISHAPS = {
    "console": "console.error('something is odd')",
    "script": "setTimeout(() => { throw new Error('broken') })",
    "CSP": "document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))",
    "answered 404": "fetch('/nowhere')",
    "wider than the screen": "document.body.style.width = '400px'; dispatchEvent(new Event('load'))",
    "asks somebody else": "location = 'http://127.0.0.2:9/'",
}


def test_a_phone_complains(phone, db):
    phone.open("/sign-in/")
    for complaint, mishap in MISHAPS.items():
        assert not phone.complaints
        phone.page.evaluate(f"() => {{ {mishap} }}")
        assert heard(phone, complaint), phone.complaints
        phone.page.wait_for_timeout(100)  # one mishap may be told twice
        phone.complaints.clear()


def heard(phone, complaint):
    """Whether the phone complains of this within two seconds."""
    for _moment in range(100):
        if any(complaint in said for said in phone.complaints):
            return True
        phone.page.wait_for_timeout(20)
    return False
