from django.utils import translation

from onetoone.accounts import sessions


class PresenceMiddleware:
    """Whoever is signed in reads their own language, and their devices know when they were last used."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            sessions.seen(request)
            if request.user.language:
                translation.activate(request.user.language)
                request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)
