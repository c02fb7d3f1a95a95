from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.utils import translation

from onetoone.accounts import locking, sessions
from onetoone.accounts.views.locking import lock_page, was_tried, without_opening


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


class LockMiddleware:
    """On a locked device every address answers with the lock. What was sent goes on when it is open again."""

    OPEN = frozenset({"lock", "passkey_challenge", "account_logout"})

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or not (locking.minutes(request) or locking.has_been(request)):
            return None
        request.lock_after = locking.minutes(request)
        if request.resolver_match.url_name in self.OPEN:
            return None
        if not locking.is_locked(request):
            locking.note_use(request)
        elif not locking.opens(request):
            return lock_page(request) if request.user.is_authenticated else redirect_to_login(request.path)
        return self._go_on(request)

    def _go_on(self, request):
        # The form that opens the lock may be sent twice: the second, which finds it open, goes the same way.
        if "unlock_again" in request.POST:
            request.POST = without_opening(request.POST)
            return None
        return redirect(request.get_full_path()) if was_tried(request) else None
