from allauth.mfa.adapter import get_adapter


def for_camera(text) -> str:
    """The text as an SVG that a camera reads."""
    return get_adapter().build_totp_svg(text)
