"""Headers that every response carries, errors and static files too."""

PERMISSIONS = (
    "microphone=(), camera=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()"
)
TWO_YEARS = 2 * 365 * 24 * 3600


class TrustHeadersMiddleware:
    """HSTS, CORP, Permissions-Policy; and no-store unless the response says that it may be kept."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = PERMISSIONS
        if not request.path_info.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response
