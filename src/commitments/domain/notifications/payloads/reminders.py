"""Reminders before, on and after a due date."""

from typing import ClassVar

from commitments.domain.notifications.payload import Code, Moment, Payload


class Reminder(Payload):
    """A reminder of a commitment: the name of its moment ("3d", "due") and the due date from which it was planned."""

    is_reminder: ClassVar[bool] = True
    in_bundle: ClassVar[bool] = True
    keeps_working_hours: ClassVar[bool] = True

    name: Code = ""
    due: Moment | None = None


class LeadReminder(Reminder):
    kind: ClassVar[str] = "lead"
    stays_once_due: ClassVar[bool] = True


class BriefReminder(Reminder):
    kind: ClassVar[str] = "brief"
    stays_once_due: ClassVar[bool] = True


class DueReminder(Reminder):
    kind: ClassVar[str] = "due"
    stays_once_due: ClassVar[bool] = True


class OverdueReminder(Reminder):
    kind: ClassVar[str] = "overdue"
    stays_once_due: ClassVar[bool] = True
    repeats_while_overdue: ClassVar[bool] = True


class SnoozedReminder(Reminder):
    """A reminder at a moment that its reader chose, whatever their working time."""

    kind: ClassVar[str] = "snoozed"
    is_snooze: ClassVar[bool] = True
    keeps_working_hours: ClassVar[bool] = False
    repeats_while_overdue: ClassVar[bool] = True


class Escalation(Reminder):
    """Notifies a manager that a date was missed."""

    kind: ClassVar[str] = "escalation"


KINDS = (LeadReminder, BriefReminder, DueReminder, OverdueReminder, SnoozedReminder, Escalation)
