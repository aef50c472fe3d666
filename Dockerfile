# One image for web, worker, beat and the commands: what runs is chosen by the command.
FROM python:3.13-slim-bookworm

# What WeasyPrint loads, a font (without any it takes the process down), and msgfmt for translations.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libfontconfig1 fonts-dejavu-core gettext \
    && rm -rf /var/lib/apt/lists/*

# A number of its own, so that a volume keeps its owner; no shell and no home to write to.
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin paraportal \
    && install -d -o paraportal -g paraportal /data

WORKDIR /srv/paraportal
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt

COPY . .
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=paraportal.settings \
    PARAPORTAL_VAR=/data \
    STATIC_ROOT=/srv/static

# The addresses are only read here, not called; those of an installation come with its environment.
RUN python -m compileall -q . \
    && python -c "from paraportal.engines.translations import compile_stale; compile_stale()" \
    && SECRET_KEY=only-while-building DATABASE_URL=postgresql://nobody@nowhere/none REDIS_URL=redis://nowhere \
       python manage.py collectstatic --no-input --verbosity 0

USER paraportal
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["python", "-m", "paraportal.health.probe"]
CMD ["gunicorn", "--config", "python:paraportal.gunicorn_conf", "--bind", "0.0.0.0:8000", "paraportal.wsgi"]
