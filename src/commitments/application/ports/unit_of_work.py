"""The unit of work: everything of one company, read and written in one transaction."""

from typing import Protocol

from commitments.application.ports.repositories import (
    AccountPairRepository,
    ChannelRepository,
    CommitmentRepository,
    CompanyRepository,
    ConnectionRepository,
    CustomerRepository,
    DraftRepository,
    HistoryRepository,
    MoveRepository,
    NotificationRepository,
    PersonRepository,
    RequestRepository,
)


class UnitOfWork(Protocol):
    """The repositories of one company, in one transaction."""

    @property
    def company(self) -> str: ...
    @property
    def companies(self) -> CompanyRepository: ...
    @property
    def people(self) -> PersonRepository: ...
    @property
    def customers(self) -> CustomerRepository: ...
    @property
    def channels(self) -> ChannelRepository: ...
    @property
    def commitments(self) -> CommitmentRepository: ...
    @property
    def moves(self) -> MoveRepository: ...
    @property
    def history(self) -> HistoryRepository: ...
    @property
    def notifications(self) -> NotificationRepository: ...
    @property
    def requests(self) -> RequestRepository: ...
    @property
    def drafts(self) -> DraftRepository: ...
    @property
    def connections(self) -> ConnectionRepository: ...
    @property
    def pairs(self) -> AccountPairRepository: ...

    def beside(self, company: str) -> "UnitOfWork":
        """Return the repositories of another company in the same transaction, for connecting the two alone."""
        ...
