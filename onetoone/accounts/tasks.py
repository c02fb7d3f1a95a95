"""Mail goes through the worker: a slow mail server must not hold up pages, nor tell who has an account."""

import logging

from django.core.mail import EmailMessage

# Huey's own tasks: Django's interface would keep every code beside its address among the results.
from huey.contrib.djhuey import task

logger = logging.getLogger(__name__)


@task()
def post(to: str, subject: str, body: str) -> None:
    """Hand one mail to the mail server; without an address nothing is sent. The log never says to whom."""
    if not to:
        return
    try:
        EmailMessage(subject, body, to=[to]).send()
    except OSError as problem:  # all that the mail library raises
        logger.error("A mail could not be handed over: %s", type(problem).__name__)
