"""The accounts that may be one person, and the codes by which they find each other."""

from dataclasses import asdict

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import account_codes, account_pairs
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import insert_absent, select_by, select_locked
from commitments.domain.account_pair import AccountPair
from commitments.domain.one_time_code import OneTimeCode

_PAIR = ("company", "slack", "teams")
_CODE = ("company", "account")


class AccountPairRepository:
    """Implements `ports.repositories.AccountPairRepository`."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session

    async def add_new(self, pair: AccountPair) -> bool:
        new = insert_absent(account_pairs, _PAIR, on_postgresql=self._session.is_postgresql)
        return bool((await self._session.run(new, self._session.here(asdict(pair)))).rowcount)

    async def get_for_update(self, pair: AccountPair) -> AccountPair | None:
        here = self._session.here({"slack": pair.slack, "teams": pair.teams})
        row = await self._session.row(select_locked(account_pairs, _PAIR), here)
        self._session.locks.add(account_pairs, (pair.slack, pair.teams), exists=row is not None)
        return None if row is None else mappers.to_pair(row)

    async def save(self, pair: AccountPair) -> None:
        self._session.locks.require(account_pairs, (pair.slack, pair.teams))
        await self._session.update(account_pairs, asdict(pair), slack=pair.slack, teams=pair.teams)

    async def get_code_for_update(self, account: str) -> OneTimeCode:
        here = self._session.here({"account": account})
        new = insert_absent(account_codes, _CODE, on_postgresql=self._session.is_postgresql)
        await self._session.run(new, here | asdict(OneTimeCode()))
        row = await self._session.row(select_locked(account_codes, _CODE), here)
        self._session.locks.add(account_codes, account)
        return OneTimeCode() if row is None else mappers.to_code(row)

    async def save_code(self, account: str, code: OneTimeCode) -> None:
        self._session.locks.require(account_codes, account)
        await self._session.update(account_codes, asdict(code), account=account)

    async def find_account(self, selector: str) -> str | None:
        here = self._session.here({"selector": selector})
        row = await self._session.row(select_by(account_codes, tuple(here)), here)
        return None if row is None else str(row["account"])
