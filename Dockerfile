# One image for the web server, the worker and beat: docker-compose.yml gives each its command.
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements.txt .
RUN /opt/venv/bin/pip install --require-hashes --requirement requirements.txt

FROM python:3.11-slim-bookworm
# What WeasyPrint draws with.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin portal \
    && install --directory --owner=portal --group=portal --mode=0700 /prive
COPY --from=build /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=twentsekracht.settings HOME=/tmp
WORKDIR /portal
COPY . .
# Typefaces and static files are part of the image; the key serves only these two commands.
RUN export SECRET_KEY=only-while-building DATABASE_URL=sqlite://:memory: \
    && python manage.py build_fonts \
    && python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q . /opt/venv/lib
USER portal
EXPOSE 8000
# Two processes of four threads: few database connections, and a slow page does not hold up the others. The proxy
# in front buffers slow clients, which gunicorn alone would let block it.
CMD ["gunicorn", "twentsekracht.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", \
     "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--max-requests", "5000", \
     "--max-requests-jitter", "500", "--access-logfile", "-"]
