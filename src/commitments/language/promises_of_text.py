"""Reads the promises of a text: one or several in a line, a pasted list, one promise to several customers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from commitments.language.context_of_line import languages_of
from commitments.language.dates.sequels import is_sequel
from commitments.language.government.deadline_selection import (
    deadline_of,
    find_dates,
)
from commitments.language.names.customer_names import joined_in, words_for
from commitments.language.names.words_of_each import words_of_each
from commitments.language.reader import NO_WHEN, Line, line_of, read, read_line, read_when, reading_of
from commitments.language.reading import Context, Problem, Reading
from commitments.language.text.mails import is_around, units_of_mail
from commitments.language.text.markup import has_list_mark, indent_of, is_ticked, items_in_line, without_list_mark
from commitments.language.text.normalization import has_content
from commitments.language.text.tables import Table, table_in
from commitments.language.what.parts import are_parts
from commitments.language.what.several import Segment, segments

_TITLE = re.compile(r"[\[【(<〈《].{1,60}[\]】)>〉》]")  # [회의록] 11/20: its date is no deadline
_MOST_LINES = 20  # of a pasted list
_MOST_ITEMS = 100  # of one whose lines have bullets or numbers


def read_promises(text: str, context: Context) -> tuple[Reading, ...]:
    """Read a line or a pasted list as the promises that it holds, in their order; one where it holds one.

    A promise to several customers is one for each. Raise NaiveTime when `context.now` has no zone.
    """
    return tuple(one for piece in _pieces(text, context) for one in _for_each_customer(piece, context))


def _pieces(text: str, context: Context) -> list[Reading]:
    """Return the stretches of a text that are promises of their own, read: lines with dates, or stretches of a line."""
    if table := _table_of(text, context):
        return [piece for one in table.lines for piece in _pieces(one, context)]
    if 1 < len(items := _items_of(text)) <= _MOST_ITEMS:
        return _list_read(items, context)
    if mail := _mail_of(text, context):
        return [_under_heading(piece, mail.heading) for one in mail.promises for piece in _pieces(one, context)]
    lines = [one for one in text.splitlines() if has_content(one)]
    if 1 < len(lines) <= _MOST_LINES and all(_is_due(one, context) for one in lines):
        return [piece for one in lines for piece in _pieces(one, context)]
    head, items = items_in_line(text)
    if 1 < len(items) <= _MOST_ITEMS and sum(_is_due(one, context) for one in items) > 1:
        heading = read(head, context) if head else None
        return [_under_heading(one, heading) for item in items for one in _pieces(item, context)]
    line = line_of(text, context)
    dates = find_dates(line.said, line.context)
    found = [] if line.middle else segments(line.said, dates, line.context.languages)
    if not found or are_parts(line.said, found):
        return [read_line(line, dates, context)]
    first, *others = (_read_stretch(line, one, context) for one in found)
    return [first, *(_like_first(one, first) for one in others)]


class _Mail(NamedTuple):
    """The lines of a mail that promise something, to whom where another line says it, and the lines around them."""

    promises: Sequence[str]
    heading: Reading
    beside: tuple[str, ...]


def _mail_of(text: str, context: Context) -> _Mail | None:
    """Return the lines of a mail; None for what is no mail."""
    header = languages_of(context).mail_header
    units = units_of_mail(text, header, lambda line: _is_dated(line, context))
    readings = {one: read(one, context) for one in units}
    dated = [one for one in units if not is_around(one, header) and _promises(readings[one])]
    if not dated or len(dated) == len(units):
        return None
    beside = tuple(one for one in units if one not in dated)
    names = dict.fromkeys(name for one in beside for name in readings[one].customers)
    named = (*names,) if len(names) == 1 else ()
    heading = Reading("", NO_WHEN, customer=named[0] if named else None, customers=named)
    return _Mail(dated, heading, beside)


def _promises(reading: Reading) -> bool:
    return bool(reading.what) and reading.when.problem is not Problem.NO_DEADLINE


def _table_of(text: str, context: Context) -> Table | None:
    if "\n" not in text or not ("\t" in text or "|" in text) or text.count("\n") > _MOST_ITEMS:
        return None
    names = {name.casefold() for name in context.customers}
    return table_in(
        text,
        languages_of(context).columns,
        is_dated=lambda line: _is_due(line.replace("|", " "), context),
        is_customer=lambda cell: cell.casefold() in names,
    )


def _items_of(text: str) -> list[str]:
    """Return the items of a list, and the other lines of a mail around it; [] where there are no two items.

    A line goes on with the item above it, unless an empty line parts them.
    """
    items, goes_on = list[str](), False
    for line in text.splitlines():
        if not has_content(line):
            goes_on = False
        elif goes_on and not has_list_mark(line):
            items[-1] += f" {line.strip()}"
        else:
            items.append(line)
            goes_on = has_list_mark(line)
    return items if sum(map(has_list_mark, items)) > 1 else []


def _list_read(items: Sequence[str], context: Context) -> list[Reading]:
    found, heading = list[Reading](), None
    for one in _with_details(_open_items(items), context):
        if has_list_mark(one):
            found += [_under_heading(piece, heading) for piece in _pieces(one, context)]
        elif _is_beside(one, context):
            heading = read(one, context)
            heading = heading._replace(customer_guess=None) if heading.what else heading
            heading = heading._replace(when=NO_WHEN) if _TITLE.fullmatch(heading.what) else heading
        else:
            found += _pieces(one, context)
    return found


def _open_items(items: Sequence[str]) -> Sequence[str]:
    """Return the items that are not ticked off; all of them where all are."""
    return [one for one in items if not is_ticked(one)] or items


def _with_details(items: Sequence[str], context: Context) -> list[str]:
    """Return the items, with those below a dated one that are set in and have no date among its words."""
    joined, has_details = list[str](), False
    for one in items:
        is_detail = bool(joined) and _is_detail(one, joined[-1], context)
        if is_detail:
            joined[-1] += f"{', ' if has_details else ' - '}{without_list_mark(one).strip()}"
        else:
            joined.append(one)
        has_details = is_detail
    return joined


def _is_detail(item: str, above: str, context: Context) -> bool:
    if not has_list_mark(item) or indent_of(item) <= indent_of(above) or above.rstrip().endswith((":", "：")):
        return False
    return not _is_dated(item, context) and _is_dated(above, context) and bool(read(above, context).what)


def _is_due(line: str, context: Context) -> bool:
    """Whether the moment is known at which a line is due."""
    return read_when(line, context).due is not None


def _is_dated(line: str, context: Context) -> bool:
    return read_when(line, context).problem is not Problem.NO_DEADLINE


def _is_beside(line: str, context: Context) -> bool:
    """Whether a line of a mail without a list mark is a heading, or a line without a date, as a greeting is."""
    if line.rstrip().endswith((":", "：")) or not _is_dated(line, context):
        return True
    return _TITLE.fullmatch(read(line, context).what) is not None


def words_beside_list(text: str, context: Context) -> tuple[str, ...]:
    """Return the lines around a pasted list that are no promise: "Hi Minho," and "Thanks, Alice"."""
    if table := _table_of(text, context):
        return (table.head,) if table.head else ()
    items = _items_of(text)
    if not items and (mail := _mail_of(text, context)):
        return mail.beside
    not_done = _open_items(items)
    ticked = [one.strip() for one in items if one not in not_done]
    beside = [one.strip() for one in items if not has_list_mark(one) and _is_beside(one, context)]
    return (*(one for one in beside if read(one, context).what), *ticked)


def _under_heading(item: Reading, heading: Reading | None) -> Reading:
    """Return an item with the customer and the date of its heading, where it has none: "For Acme, by Friday:"."""
    if heading is None:
        return item
    if not (item.customers or item.customer_guess):
        item = item._replace(
            customer=heading.customer, customers=heading.customers, customer_guess=heading.customer_guess
        )
    if item.when.problem is Problem.NO_DEADLINE and item.what:
        item = item._replace(when=heading.when, problem=heading.when.problem)
    return item


def _read_stretch(line: Line, one: Segment, context: Context) -> Reading:
    """Read a stretch by itself; where its date follows that of another stretch, with that date."""
    stretch = line_of(f"{line.text[one.start : one.end]}{one.ending}", context)
    if not (is_sequel(one.phrase) and len(stretch.text) == one.end - one.start + len(one.ending)):
        return read_line(stretch, find_dates(stretch.said, stretch.context), context)
    phrase = one.phrase._replace(start=one.phrase.start - one.start, end=one.phrase.end - one.start)
    return reading_of(stretch, deadline_of([phrase]), context)


def _for_each_customer(reading: Reading, context: Context) -> list[Reading]:
    names = context.customers
    if len(reading.customers) == 1 and (joined := joined_in(reading.what, reading.customers[0], names)):
        reading = reading._replace(customers=(*reading.customers, *joined), named=reading.what)
    if len(reading.customers) + (reading.customer_guess is not None) < 2:
        return [reading]
    own = words_of_each(reading.named, reading.customers, reading.customer_guess, names, languages_of(context))
    reading = reading._replace(shared="" if own else reading.what)
    problem = reading.problem
    if problem is Problem.SEVERAL_CUSTOMERS and not reading.customer_guess:
        problem = None  # else the name that nobody knows is asked about
    known = [
        reading._replace(
            what=own.get(name) or words_for(reading.what, name, names),
            customer=name,
            customers=(name,),
            customer_guess=None,
            problem=problem,
        )
        for name in reading.customers
    ]
    if not reading.customer_guess:
        return known
    return [*known, reading._replace(what=own.get(reading.customer_guess) or reading.what, customers=())]


def _like_first(reading: Reading, first: Reading) -> Reading:
    """Return a promise with the customer and the owner of the first, where it names none: "Acme: this Monday, …"."""
    reading = reading._replace(owner=reading.owner or first.owner)
    if reading.customer or reading.customer_guess or len(first.customers) != 1:
        return reading
    return reading._replace(customer=first.customer, customers=first.customers)
