"""Errors: a stable code and fields. The sentences are in the catalogues of the surfaces, under `error.<code>`."""

from collections.abc import Sequence
from typing import ClassVar, Final


class CommitmentsError(Exception):
    """A request was refused or failed; nothing was changed. `carries` names exactly the fields of the error.

    str() is for logs: the code and the names of the fields, never their values, which may be private.
    """

    code: ClassVar[str]
    carries: ClassVar[tuple[str, ...]] = ()

    def __init__(self, **fields: object) -> None:
        if set(fields) != set(self.carries):
            raise TypeError(f"{type(self).__name__} carries {self.carries}, not {tuple(fields)}")
        self.fields = fields
        super().__init__(self.code)

    def __str__(self) -> str:
        names = ", ".join(self.carries)
        return f"{self.code} ({names})" if names else self.code


class NaiveTime(CommitmentsError):
    """A moment without a time zone was passed."""

    code = "naive_time"
    carries = ("moment",)


class AlreadyClosed(CommitmentsError):
    """The commitment is closed."""

    code = "already_closed"
    carries = ("label", "status")


class AlreadyDone(CommitmentsError):
    """The internal commitment is closed: it was done, and nobody was asked."""

    code = "already_done"
    carries = ("label",)


class NeverTold(CommitmentsError):
    """The customer was never shown the commitment, so that they cannot be asked about it."""

    code = "never_told"
    carries = ("label", "customer")


class NotLate(CommitmentsError):
    """The date of the commitment has not passed, so there is nothing to tell its customer of."""

    code = "not_late"
    carries = ("label",)


class NothingUntold(CommitmentsError):
    """The customer was told all that there is to tell."""

    code = "nothing_untold"
    carries = ("label", "customer")


class ToldLate(CommitmentsError):
    """The customer was told already that the date has passed."""

    code = "told_late"
    carries = ("label", "customer")


class NotDelivered(CommitmentsError):
    """The commitment is not delivered, so receipt cannot be confirmed."""

    code = "not_delivered"
    carries = ("label",)


class NotRecurring(CommitmentsError):
    """Nothing will follow the commitment by a recurrence."""

    code = "not_recurring"
    carries = ("label",)


class NotAllowed(CommitmentsError):
    """The person is from outside, and has no right to do this here."""

    code = "not_allowed"


class AdminsOnly(NotAllowed):
    """One of us asked for what only an admin may do."""

    code = "admins_only"


class NotYours(NotAllowed):
    """The person may see the commitment and not change it."""

    code = "not_yours"
    carries = ("label", "owner")


class CustomerAnswers(NotAllowed):
    """One of us answered what only the customer answers, in their channel."""

    code = "customer_answers"


class UnknownCommitment(CommitmentsError):
    """No commitment of this number is visible to the person."""

    code = "unknown_commitment"
    carries = ("label",)


class UnknownPerson(CommitmentsError):
    """Nobody in the workspace has this name."""

    code = "unknown_person"
    carries = ("person",)


class SeveralPeople(CommitmentsError):
    """Several people have the name that was typed."""

    code = "several_people"
    carries = ("person",)


class ManagerOfWhom(CommitmentsError):
    """A manager was named without somebody else who reports to them."""

    code = "manager_of_whom"


class NotAContact(CommitmentsError):
    """The person is one of us, a bot or left, and so no contact of a customer."""

    code = "not_a_contact"
    carries = ("person",)


class CannotOwn(CommitmentsError):
    """A bot, an outsider or a deactivated account cannot own a commitment."""

    code = "cannot_own"
    carries = ("person",)


class UnknownCustomer(CommitmentsError):
    """No customer of this name is visible to the person."""

    code = "unknown_customer"
    carries = ("customer",)


class NoSuchCustomer(CommitmentsError):
    """The customer that was chosen from a list does not exist."""

    code = "no_such_customer"


class CustomerArchived(CommitmentsError):
    """The customer is archived, so that nothing is promised to it."""

    code = "customer_archived"
    carries = ("customer",)


class SameCustomer(CommitmentsError):
    """A customer was to be merged into itself."""

    code = "same_customer"
    carries = ("customer",)


class NameTaken(CommitmentsError):
    """Another customer has this name or alias."""

    code = "name_taken"
    carries = ("name", "customer")


class NameTakenElsewhere(CommitmentsError):
    """The name belongs to a customer that the person may not see."""

    code = "name_taken_elsewhere"
    carries = ("name",)


class NoSuchAlias(CommitmentsError):
    """A customer has no other name like this."""

    code = "no_such_alias"
    carries = ("name", "customer")


class NotAName(CommitmentsError):
    """No customer may have this name."""

    code = "not_a_name"
    carries = ("name",)


class NotYourCustomer(CommitmentsError):
    """The person may not change this setting of the customer."""

    code = "not_your_customer"
    carries = ("customer",)


class NotYourManagedCustomer(CommitmentsError):
    """The person may not change this setting of the customer, but may know who manages it."""

    code = "not_your_managed_customer"
    carries = ("customer", "manager")


class ChannelTaken(CommitmentsError):
    """The channel belongs to another customer."""

    code = "channel_taken"
    carries = ("customer",)


class NoCustomerChannel(CommitmentsError):
    """The customer has no channel yet."""

    code = "no_customer_channel"
    carries = ("customer",)


class AnnouncingIsOff(CommitmentsError):
    """The customer's setting is that nothing is ever announced to them."""

    code = "announcing_is_off"
    carries = ("customer",)


class AlreadyTold(CommitmentsError):
    """The customer has seen it, so this can no longer be changed."""

    code = "already_told"
    carries = ("label", "customer")


class InternalCommitment(CommitmentsError):
    """The whole commitment is internal, so its customer is never told of it."""

    code = "internal_commitment"
    carries = ("label",)


class SameDate(CommitmentsError):
    """The new date is the one in force."""

    code = "same_date"
    carries = ("label",)


class NoLongerCorrectable(CommitmentsError):
    """A correction of a date cannot be undone any more: that would be a move."""

    code = "no_longer_correctable"
    carries = ("label",)


class WordsLeak(CommitmentsError):
    """The wording names other customers or people."""

    code = "words_leak"
    carries = ("customer", "names")


class PastDate(CommitmentsError):
    """The date has passed."""

    code = "past_date"
    carries = ("moment",)


class TooFar(CommitmentsError):
    """The date is more than ten years ahead."""

    code = "too_far"


class ReasonNeeded(CommitmentsError):
    """This change needs a reason."""

    code = "reason_needed"


class TooLong(CommitmentsError):
    """The text is longer than `limit` characters."""

    code = "too_long"
    carries = ("limit",)


class TooManyRequests(CommitmentsError):
    """The person or the workspace makes more requests than the limits allow, or all of them at once."""

    code = "too_many_requests"


class NoDate(CommitmentsError):
    """The text contains no date."""

    code = "no_date"


class SurplusWords(CommitmentsError):
    """A command has words, or names, that it has no use for."""

    code = "surplus_words"
    carries = ("words", "verb")


class NotOfOne(CommitmentsError):
    """A command for several commitments was refused for one of them, so that it was carried out for none."""

    code = "not_of_one"
    carries = ("why",)


class TooManyPromises(CommitmentsError):
    """A line or list holds more promises than one card can show."""

    code = "too_many_promises"
    carries = ("count", "limit")


class SayAllAtOnce(CommitmentsError):
    """A command for several commitments lacks something that would be asked for."""

    code = "say_all_at_once"
    carries = ("verb",)


class WordsExclude(CommitmentsError):
    """A list was asked for with two words of which nothing can be both."""

    code = "words_exclude"
    carries = ("first", "second")


class UnknownWorkSetting(CommitmentsError):
    """A word is no setting of working time, or no value of one."""

    code = "unknown_work_setting"
    carries = ("word",)


class NotADayOff(CommitmentsError):
    """A person takes days off away that were not set."""

    code = "not_a_day_off"
    carries = ("word",)


class CompanySetting(CommitmentsError):
    """A person set what only the company has: its fiscal year, its sprints."""

    code = "company_setting"
    carries = ("word",)


class NothingToUndo(CommitmentsError):
    """The person has changed nothing that can be undone."""

    code = "nothing_to_undo"


class CannotBeUndone(CommitmentsError):
    """The person's last change is of a kind that cannot be undone."""

    code = "cannot_be_undone"
    carries = ("label", "event")


class PlatformUnavailable(CommitmentsError):
    """The chat platform cannot be reached to look somebody up."""

    code = "platform_away"


class NotInstalled(CommitmentsError):
    """The workspace did not install us, or uninstalled us."""

    code = "not_installed"


class StoreUnavailable(CommitmentsError):
    """The database cannot be reached; nothing was changed."""

    code = "store_away"


class ChangedMeanwhile(StoreUnavailable):
    """Somebody else changed the same rows at the same moment; nothing was changed, and a new try may succeed."""

    code = "changed_meanwhile"


class Joined(ChangedMeanwhile):
    """The company has joined another one, which has all of it now: the request is handled there."""

    code = "joined"


class CommitUnknown(StoreUnavailable):
    """The connection was lost on the commit: whether it was stored is unknown."""

    code = "store_unsure"


class UnstorableText(CommitmentsError):
    """The text contains a character that the database cannot store."""

    code = "unstorable_text"


class SendError(Exception):
    """A message could not be sent; `reason` is the platform's error code."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class TryLater(SendError):
    """Not sent; retry after `seconds`.

    `limited`: a rate limit on everything sent by the same operation; with `here`, maybe only to this destination.
    """

    def __init__(self, reason: str, seconds: float = 0, *, limited: bool = False, here: bool = False) -> None:
        super().__init__(reason)
        self.seconds = seconds
        self.limited = limited
        self.here = here


class OutcomeUnknown(SendError):
    """The message may have been sent: look for it before sending again."""


class DestinationRefused(SendError):
    """The destination currently accepts no messages; not sent."""


class NotInChannel(DestinationRefused):
    """The bot is not in the channel; `outsiders` are the people from outside who read it."""

    def __init__(self, outsiders: Sequence[str]) -> None:
        super().__init__("not_in_channel")
        self.outsiders = tuple(outsiders)


class WorkspaceRefused(SendError):
    """The workspace no longer accepts our token; not sent."""


MESSAGE_GONE: Final = "message_gone"
"""The reason that is stored of a message that could not be sent because of a MessageGone."""


class MessageGone(SendError):
    """The message to edit, or to reply below, is gone or can be changed no longer; not sent."""


class ScopeMissing(SendError):
    """The platform's app was not given the permission `scope`, which the call needs; not sent."""

    def __init__(self, scope: str) -> None:
        super().__init__(f"missing_scope: {scope}")
        self.scope = scope


class NoHistory(SendError):
    """The platform has no history that a bot may look into: it will not be known whether the message was sent."""

    def __init__(self) -> None:
        super().__init__("no_history")


OUTCOME_UNKNOWN: Final = "outcome_unknown"
"""The reason that is stored of a message that may have been sent and may not be looked for."""


class OutcomeUnknowable(SendError):
    """The message may have been sent, and it is not permitted to look for it."""

    def __init__(self) -> None:
        super().__init__(OUTCOME_UNKNOWN)


class Unsendable(SendError):
    """The message itself is invalid; retrying does not help."""


class BadDatabaseUrl(CommitmentsError):
    """DATABASE_URL cannot be parsed."""

    code = "bad_database_url"


class UnsupportedDatabase(BadDatabaseUrl):
    """DATABASE_URL names a database that is not supported."""

    code = "unsupported_database"
    carries = ("family",)


class UnknownDatabaseOption(BadDatabaseUrl):
    """DATABASE_URL has an option after its question mark that the driver does not read."""

    code = "unknown_database_option"
    carries = ("option",)


class DatabaseInMemory(BadDatabaseUrl):
    """DATABASE_URL names no file: everything would be lost when the process ends."""

    code = "database_in_memory"


class DatabaseIsNoFile(BadDatabaseUrl):
    """DATABASE_URL names a folder or a device."""

    code = "database_is_no_file"
    carries = ("file",)


class DatabaseFolderFailed(BadDatabaseUrl):
    """The SQLite file or its folder cannot be created."""

    code = "database_folder_failed"
    carries = ("problem",)


class PageFileUnusable(CommitmentsError):
    """The file of the local page's chat cannot be read or written."""

    code = "page_file_unusable"
    carries = ("file", "problem")


class SchemaOutdated(CommitmentsError):
    """The schema of the database is older than this release."""

    code = "schema_outdated"


class EncryptionKeyMissing(CommitmentsError):
    """The database holds encrypted tokens, or a token is to be stored, and there is no key."""

    code = "encryption_key_missing"


class WrongEncryptionKey(CommitmentsError):
    """A stored token cannot be decrypted with the configured keys."""

    code = "wrong_encryption_key"


class DatabaseUnreachable(CommitmentsError):
    """The database refuses the connection."""

    code = "database_unreachable"
    carries: ClassVar[tuple[str, ...]] = ("problem",)


class DatabaseSilent(DatabaseUnreachable):
    """The database did not answer in time."""

    code = "database_silent"
    carries = ()


class ReaderBroken(CommitmentsError):
    """This Python installation misreads phrases of the self-check; `problem` has a clause for each."""

    code = "reader_broken"
    carries = ("version", "problem")


class BackupIsForSqlite(CommitmentsError):
    """Our backup supports SQLite only."""

    code = "backup_is_for_sqlite"


class BackupFailed(CommitmentsError):
    """The backup could not be written."""

    code = "backup_failed"
    carries: ClassVar[tuple[str, ...]] = ("problem",)


class BackupInMemory(BackupFailed):
    """A database in memory cannot be copied."""

    code = "backup_in_memory"
    carries = ()


class BackupExists(BackupFailed):
    """The target file exists."""

    code = "backup_exists"
    carries = ("file",)


class BackupDamaged(BackupFailed):
    """The copy did not pass SQLite's integrity check."""

    code = "backup_damaged"
    carries = ("problem",)


class NobodyOfThatName(CommitmentsError):
    """Neither a stored name nor an id is what an operator named."""

    code = "nobody_of_that_name"
    carries = ("name",)


class AmbiguousName(CommitmentsError):
    """Several have the name that an operator gave; `candidates` lists them with their ids."""

    code = "ambiguous_name"
    carries = ("name", "candidates")


class StillOpen(CommitmentsError):
    """Commitments are open that an erasure would leave without an owner or without words."""

    code = "still_open"
    carries: ClassVar[tuple[str, ...]] = ("labels",)


class StillOpenForCustomer(StillOpen):
    """What was promised to the customer is open."""

    code = "still_open_for_customer"


class StillSending(CommitmentsError):
    """A message of somebody who is to be erased is being sent at this moment."""

    code = "still_sending"


class StillAdmin(CommitmentsError):
    """Somebody who is to be erased stands in ADMINS, from where each start would store them again."""

    code = "still_admin"


class FileStillHolds(CommitmentsError):
    """The SQLite file could not be rewritten, so that it still holds the bytes of what was erased."""

    code = "file_still_holds"
    carries = ("file",)


class AlreadyConnected(CommitmentsError):
    """One of the two is connected already."""

    code = "already_connected"


class NothingToConnect(CommitmentsError):
    """What was to be connected is not there any more, or was never asked for."""

    code = "nothing_to_connect"


class NotToBeMatched(CommitmentsError):
    """Two accounts are not asked, or not any more, whether they are one person."""

    code = "not_to_be_matched"


class OnePlatform(CommitmentsError):
    """Somebody has one account as far as is known, or their company is on one platform."""

    code = "one_platform"


class AlreadyMatched(CommitmentsError):
    """An account is known to be the same person as another one already."""

    code = "already_matched"


class StillSendingThere(CommitmentsError):
    """A message of the joining side is being sent at this moment."""

    code = "still_sending_there"
