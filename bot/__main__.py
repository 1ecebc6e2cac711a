"""Entry point of the bot: python -m bot."""

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Sequence
from typing import Any

from bot.cli.error_sentences import sentence_of
from bot.cli.terminal import use_utf8
from bot.connections import ConnectionLimits, Server, bounded_server, count_accept_errors, within_open_files
from bot.garbage_collection import tune_garbage_collection
from bot.settings import Settings, SettingsError, old_names, read_settings
from bot.telemetry.logs import set_up_logs
from bot.wiring import Bot, open_bot
from commitments.domain.errors import CommitmentsError, SendError
from commitments.language.self_check import check_reading

log = logging.getLogger("bot")


_USAGE = (
    "python -m bot takes no arguments: settings are read from the environment and .env (.env.example explains each). "
    "Other commands: commitments --help"
)


def main() -> int:
    """Run until stopped; return the exit status, 2 for invalid settings or a failed start."""
    use_utf8()
    if arguments := sys.argv[1:]:
        return _explain(asked={*arguments} <= {"-h", "--help"})
    try:
        settings = read_settings()
        set_up_logs(settings.log_format, settings.log_level)
        check_reading()
        warn_of_old_names()
        tune_garbage_collection()
        asyncio.run(serve(settings))
    except (SettingsError, CommitmentsError, SendError) as error:
        return _refuse(sentence_of(error))
    return 0


def warn_of_old_names() -> None:
    """Log one warning that lists the settings given under their old names."""
    if found := old_names():
        old, new = [one.old for one in found], [one.new for one in found]
        ignored = [one.old for one in found if one.ignored]
        log.warning("settings_renamed", extra={"old": old, "new": new, "ignored": ignored})


async def serve(settings: Settings) -> None:
    """Open the bot and serve it until SIGINT or SIGTERM; raises the errors of open_bot."""
    listening = [_listen(settings.host, settings.port, "PORT")]
    taken = settings.model_copy(update={"port": listening[0].getsockname()[1]})  # with PORT=0 any that is free
    if settings.metrics_port is not None:
        listening.append(_listen(settings.host, settings.metrics_port, "METRICS_PORT"))
    limits = within_open_files(ConnectionLimits(settings.max_connections, settings.request_timeout_seconds))
    async with open_bot(taken) as bot:
        if settings.port == 0:
            print(f"PORT=0 took port {taken.port}.", flush=True)  # noqa: T201 - for the person at the terminal
        count_accept_errors(bot.refusals)
        servers = [bounded_server(app, limits, bot.refusals) for app in bot.apps]
        _handle_stop_signals(servers)
        await _serve(servers, listening, bot)


async def _serve(servers: Sequence[Server], listening: Sequence[socket.socket], bot: Bot) -> None:
    """Serve requests, also while a new local page is being seeded or Slack waited for; raises the errors of either."""
    serving = asyncio.gather(
        *(server.serve(sockets=[one]) for server, one in zip(servers, listening, strict=True)), return_exceptions=True
    )
    try:
        if bot.filling:
            await bot.filling
        print(f"\n{bot.startup_message}", flush=True)  # noqa: T201 - for the person at the terminal
        if bot.connecting:
            either: list[asyncio.Future[Any]] = [serving, bot.connecting]
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if bot.connecting.done():
                bot.connecting.result()
    except BaseException:
        _stop(servers)
        raise
    finally:
        await serving


def _listen(host: str, port: int, name: str) -> socket.socket:
    """Bind a port before anything else is opened; raises SettingsError that names its setting if it is in use."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise SettingsError(
            f"{name} {port} on HOST {host} cannot be used ({error.strerror}). Does the bot run already? "
            f"{name}={port + 1} make run takes another."
        ) from None


def _handle_stop_signals(servers: Sequence[Server]) -> None:
    """Let SIGTERM and SIGINT stop the servers, so that everything is closed in order."""

    def stop(*_: object) -> None:
        _stop(servers)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def _explain(*, asked: bool) -> int:
    print(_USAGE, file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 2


def _stop(servers: Sequence[Server]) -> None:
    for server in servers:
        server.should_exit = True


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - logs may not be set up yet
    return 2


if __name__ == "__main__":
    sys.exit(main())
