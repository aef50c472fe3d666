"""The floor as gunicorn runs it. DJANGO_SETTINGS_MODULE says `bench.floor_settings`."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
