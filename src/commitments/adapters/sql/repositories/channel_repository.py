"""The channels of the company's people and customers."""

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import channels
from commitments.adapters.sql.session import CompanySession
from commitments.domain.channel import Channel


class ChannelRepository:
    """Implements `ports.repositories.ChannelRepository`."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session

    async def get(self, channel: str) -> Channel | None:
        row = await self._session.one(channels, id=channel)
        return None if row is None else mappers.to_channel(row)

    async def get_for_update(self, channel: str) -> Channel | None:
        row = await self._session.lock(channels, channel)
        return None if row is None else mappers.to_channel(row)

    async def save(self, channel: Channel) -> None:
        await self._session.save(channels, mappers.from_channel(self._session.company, channel))
