"""Starts the bot: python -m bot."""

import asyncio
import signal
import socket
import sys

import uvicorn

from bot.collecting import collect_seldom
from bot.logs import set_up_logs
from bot.operating import sentence_of
from bot.settings import Settings, SettingsError, read_settings
from bot.terminal import speak_utf8
from bot.wiring import open_bot
from commitments.errors import CommitmentsError, SendError
from commitments.language.self_check import check_reading


def main() -> int:
    """Run until told to stop; give the exit status: 2 when this Python, the settings or what they name forbid it."""
    speak_utf8()
    try:
        settings = read_settings()
        set_up_logs(settings.log_format, settings.log_level)
        check_reading()
        collect_seldom()
        asyncio.run(serve(settings))
    except (SettingsError, CommitmentsError, SendError) as error:
        return _refuse(sentence_of(error))
    return 0


async def serve(settings: Settings) -> None:
    """Open the bot and serve it until SIGINT or SIGTERM; raises what open_bot raises."""
    listening = _listen(settings.host, settings.port)
    async with open_bot(settings) as bot:
        config = uvicorn.Config(
            bot.app, host=settings.host, port=settings.port, log_config=None, access_log=False, server_header=False,
            timeout_graceful_shutdown=3,
        )  # fmt: skip
        print(bot.says, flush=True)  # noqa: T201 - what a person at a terminal waits for
        server = uvicorn.Server(config)
        _stop_gently(server)
        await server.serve(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is opened; raises SettingsError where another process has it."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise SettingsError(
            f"PORT {port} on HOST {host} cannot be used ({error.strerror}). Does the bot run already? "
            f"PORT={port + 1} make run takes another."
        ) from None


def _stop_gently(server: uvicorn.Server) -> None:
    """Let SIGTERM and SIGINT end only the server: uvicorn raises them again, which would skip closing the rest."""

    def stop(*_: object) -> None:
        server.should_exit = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - logs may not be set up yet
    return 2


if __name__ == "__main__":
    sys.exit(main())
