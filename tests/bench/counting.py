"""How many statements a page asks, told in a header when the client wants to know."""

from contextlib import ExitStack

from django.db import connection


class CountingMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "X-Count" not in request.headers:
            return self.get_response(request)
        asked = []
        with ExitStack() as stack:
            stack.enter_context(connection.execute_wrapper(_note(asked)))
            response = self.get_response(request)
        response["X-Statements"] = len(asked)
        return response


def _note(asked):
    def note(execute, sql, params, many, context):
        if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "PRAGMA")):
            asked.append(sql)
        return execute(sql, params, many, context)

    return note
