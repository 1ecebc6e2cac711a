# Two stages: the first builds, the last holds Python, the bot and what it needs, and runs as nobody special.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
COPY requirements.lock requirements-build.lock ./
RUN python -m venv --without-pip /venv \
 && python -m pip --python /venv/bin/python install --require-hashes -r requirements.lock \
 && python -m pip install --require-hashes -r requirements-build.lock
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY bot bot
RUN python -m pip wheel --no-deps --no-build-isolation --wheel-dir wheels . \
 && python -m pip --python /venv/bin/python install --no-deps --no-index wheels/*.whl

FROM python:${PYTHON}-slim
RUN useradd --uid 10001 --no-create-home --home-dir /app --shell /usr/sbin/nologin bot \
 && mkdir -p /app/var \
 && chown -R bot:bot /app
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8000
WORKDIR /app
VOLUME /app/var
USER bot
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=4)"]
CMD ["python", "-m", "bot"]
