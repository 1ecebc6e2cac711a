"""Entry point of the bot: python -m bot."""

import asyncio
import logging
import signal
import socket
import sys

import uvicorn

from bot.cli.error_sentences import sentence_of
from bot.cli.terminal import use_utf8
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
    listening = _listen(settings.host, settings.port)
    async with open_bot(settings) as bot:
        config = uvicorn.Config(
            bot.app, host=settings.host, port=settings.port, log_config=None, access_log=False, server_header=False,
            timeout_graceful_shutdown=3,
        )  # fmt: skip
        server = uvicorn.Server(config)
        _handle_stop_signals(server)
        await _serve(server, listening, bot)


async def _serve(server: uvicorn.Server, listening: socket.socket, bot: Bot) -> None:
    """Serve requests, also while a new local page is being seeded or Slack waited for; raises the errors of either."""
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        if bot.filling:
            await bot.filling
        print(bot.startup_message, flush=True)  # noqa: T201 - for the person at the terminal
        if bot.connecting:
            await asyncio.wait([serving, bot.connecting], return_when=asyncio.FIRST_COMPLETED)
            if bot.connecting.done():
                bot.connecting.result()
    except BaseException:
        server.should_exit = True
        raise
    finally:
        await serving


def _listen(host: str, port: int) -> socket.socket:
    """Bind the port before anything else is opened; raises SettingsError if it is in use."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise SettingsError(
            f"PORT {port} on HOST {host} cannot be used ({error.strerror}). Does the bot run already? "
            f"PORT={port + 1} make run takes another."
        ) from None


def _handle_stop_signals(server: uvicorn.Server) -> None:
    """Make SIGTERM and SIGINT stop only the server: uvicorn re-raises them, which would skip the cleanup."""

    def stop(*_: object) -> None:
        server.should_exit = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def _explain(*, asked: bool) -> int:
    print(_USAGE, file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 2


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - logs may not be set up yet
    return 2


if __name__ == "__main__":
    sys.exit(main())
