"""What reminds people of a date: before it, on it and after it."""

from typing import ClassVar

from commitments.domain.notifications.payload import Moment, Payload


class Reminder(Payload):
    """A reminder of a commitment: the name of its moment ("3d", "due") and the date that it was planned from."""

    is_reminder: ClassVar[bool] = True
    in_bundle: ClassVar[bool] = True
    keeps_working_hours: ClassVar[bool] = True

    name: str = ""
    due: Moment | None = None


class LeadReminder(Reminder):
    kind: ClassVar[str] = "lead"


class BriefReminder(Reminder):
    kind: ClassVar[str] = "brief"


class DueReminder(Reminder):
    kind: ClassVar[str] = "due"


class OverdueReminder(Reminder):
    kind: ClassVar[str] = "overdue"
    repeats_while_overdue: ClassVar[bool] = True


class SnoozedReminder(Reminder):
    """A reminder at a moment that its reader named, whatever their working time."""

    kind: ClassVar[str] = "snoozed"
    keeps_working_hours: ClassVar[bool] = False
    repeats_while_overdue: ClassVar[bool] = True


class Escalation(Reminder):
    """Tells a manager that a date was missed."""

    kind: ClassVar[str] = "escalation"


KINDS = (LeadReminder, BriefReminder, DueReminder, OverdueReminder, SnoozedReminder, Escalation)
