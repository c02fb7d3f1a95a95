"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from onetoone.lib.utf8 import read_as_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onetoone.settings")
application = read_as_utf8(get_wsgi_application())
