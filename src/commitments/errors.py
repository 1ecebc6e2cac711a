"""Errors of the domain. An error's docstring is the sentence shown, with its fields filled in."""

# What the commands are called unless the settings say otherwise.
COMMANDS = {"slash_commitments": "/commitments", "slash_customer": "/customer"}


class CommitmentsError(Exception):
    """Something went wrong; nothing was changed."""

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Give the English sentence of this error: its docstring with the fields filled in."""
        return " ".join((self.__doc__ or "").split()).format(**{**COMMANDS, **self.fields})


class NaiveTime(CommitmentsError):
    """A moment without a time zone was given: {moment}."""


class AlreadyClosed(CommitmentsError):
    """{label} is already {status}, so it cannot be changed."""


class NotDelivered(CommitmentsError):
    """{label} is not waiting for the customer's answer."""


class NotAllowed(CommitmentsError):
    """Sorry, you cannot do that here."""


class UnknownCommitment(CommitmentsError):
    """There is no {label} that you can see. {slash_commitments} lists yours."""


class UnknownPerson(CommitmentsError):
    """I don't know {person}. Pick somebody of this workspace."""


class CannotOwn(CommitmentsError):
    """{person} cannot own a commitment: pick an active colleague."""


class UnknownCustomer(CommitmentsError):
    """I don't know the customer {customer}. “{slash_customer} {customer} here” makes it."""


class NoSuchCustomer(CommitmentsError):
    """That customer is not on the list. Choose another one."""


class NameTaken(CommitmentsError):
    """The name {name} already belongs to {customer}."""


class ChannelTaken(CommitmentsError):
    """This channel already belongs to {customer}."""


class NoCustomerChannel(CommitmentsError):
    """{customer} has no channel yet. In their channel, say “{slash_customer} {customer} here”."""


class AnnouncingIsOff(CommitmentsError):
    """Announcing to {customer} is off. “{slash_customer} {customer} announce ask” turns it on."""


class AlreadyTold(CommitmentsError):
    """{label} was already shown to {customer}. Cancel it and make a new one."""


class SameDate(CommitmentsError):
    """{label} is already due then."""


class WordsLeak(CommitmentsError):
    """{customer} must not read: {names}. Change the words they see."""


class PastDate(CommitmentsError):
    """{moment} has already passed. Give a date ahead."""


class TooFar(CommitmentsError):
    """That is too far ahead. Give a date within ten years."""


class ReasonNeeded(CommitmentsError):
    """Say why, so that everybody can see it later."""


class TooLong(CommitmentsError):
    """That is too long: say it in at most {limit} characters."""


class NoDate(CommitmentsError):
    """I could not read a date there. Try “Friday”, “15 Dec 3pm” or “in 3 business days”."""


class UnknownSetting(CommitmentsError):
    """I don't understand “{word}”. Try “{slash_customer} Acme here” or “{slash_customer} Acme zone Asia/Seoul”."""


class NothingToUndo(CommitmentsError):
    """There is nothing of yours to undo."""


class PlatformAway(CommitmentsError):
    """I cannot find out who you are just now. Please try again in a minute."""


class StoreAway(CommitmentsError):
    """I cannot reach my records just now, so nothing was changed. Please try again in a minute."""


class StoreUnsure(StoreAway):
    """I lost my records while writing this down. Before you try again, look in a minute whether it is there."""


class SendError(Exception):
    """A message could not be sent: `reason` is the platform's own word for it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class TryLater(SendError):
    """Not sent; it may be tried again after `seconds`. `limited`: so may nothing else that is sent the same way."""

    def __init__(self, reason: str, seconds: float = 0, *, limited: bool = False) -> None:
        super().__init__(reason)
        self.seconds = seconds
        self.limited = limited


class OutcomeUnknown(SendError):
    """It may have been sent: look for it before sending again."""


class DestinationRefused(SendError):
    """The destination takes nothing just now; not sent."""


class WorkspaceRefused(SendError):
    """The workspace no longer lets us in; not sent."""


class Unsendable(SendError):
    """The message itself is wrong; trying again will not help."""


class UnstorableText(CommitmentsError):
    """This text holds a character that cannot be kept. Type it again without it."""


class BadDatabaseUrl(CommitmentsError):
    """DATABASE_URL is wrong: {problem}. Say sqlite:///var/commitments.db or postgresql://name@host/database."""


class SchemaOutdated(CommitmentsError):
    """The tables in the database of DATABASE_URL are not today's. Run “commitments migrate”, then start."""


class DatabaseUnreachable(CommitmentsError):
    """The database of DATABASE_URL cannot be reached: {problem}."""


class ReaderBroken(CommitmentsError):
    """This Python ({version}) misreads dates: {problem}. {advice}."""


class BackupIsForSqlite(CommitmentsError):
    """This makes a backup of SQLite. PostgreSQL has its own: pg_dump --format=custom --file=FILE DATABASE."""


class BackupFailed(CommitmentsError):
    """No backup was made: {problem}."""
