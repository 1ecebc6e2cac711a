"""The repositories of one company in one database transaction."""

from commitments.adapters.sql.repositories.account_pair_repository import AccountPairRepository
from commitments.adapters.sql.repositories.channel_repository import ChannelRepository
from commitments.adapters.sql.repositories.commitment_repository import CommitmentRepository
from commitments.adapters.sql.repositories.company_repository import CompanyRepository
from commitments.adapters.sql.repositories.connection_repository import ConnectionRepository
from commitments.adapters.sql.repositories.customer_repository import CustomerRepository
from commitments.adapters.sql.repositories.draft_repository import DraftRepository
from commitments.adapters.sql.repositories.history_repository import HistoryRepository
from commitments.adapters.sql.repositories.move_repository import MoveRepository
from commitments.adapters.sql.repositories.notification_repository import NotificationRepository
from commitments.adapters.sql.repositories.person_repository import PersonRepository
from commitments.adapters.sql.repositories.request_repository import RequestRepository
from commitments.adapters.sql.session import CompanySession, Session


class SqlUnitOfWork:
    """Implements `ports.unit_of_work.UnitOfWork`."""

    def __init__(self, session: Session, company: str) -> None:
        here = CompanySession(session, company)
        self.company = company
        self.companies = CompanyRepository(here)
        self.people = PersonRepository(here, self.companies)
        self.customers = CustomerRepository(here, self.companies)
        self.channels = ChannelRepository(here)
        self.notifications = NotificationRepository(here)
        self.commitments = CommitmentRepository(here, self.people, self.customers, self.notifications)
        self.moves = MoveRepository(here)
        self.history = HistoryRepository(here)
        self.requests = RequestRepository(here, self.people)
        self.drafts = DraftRepository(here)
        self.connections = ConnectionRepository(here)
        self.pairs = AccountPairRepository(here)
        self._session = session
        self._beside: list[SqlUnitOfWork] = []

    def beside(self, company: str) -> "SqlUnitOfWork":
        other = SqlUnitOfWork(self._session, company)
        self._beside.append(other)
        return other

    async def flush(self) -> None:
        """Write what was deferred, and wake the destinations of what was planned; last before the commit."""
        await self.requests.flush()
        await self.notifications.flush()
        for other in self._beside:
            await other.flush()
