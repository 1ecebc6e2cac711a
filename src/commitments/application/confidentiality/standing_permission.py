"""What the standing permission `announce auto` passes: a text of which every word is certain."""

from commitments.application.confidentiality.certain_words import uncertain_words, words_of
from commitments.application.confidentiality.private_names import confidential_words
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.customer import Customer


async def words_to_preview(uow: UnitOfWork, customer: Customer, text: str) -> list[str]:
    """Return the words for which a person must look at a text before this customer reads it; none: it may go out."""
    private = await confidential_words(uow, customer, text)
    found = uncertain_words(text, private)
    return uncertain_words(text, private, await words_shown(uow, customer)) if found else []


async def words_shown(uow: UnitOfWork, customer: Customer) -> set[str]:
    """Return the words of what the customer was shown in their present channel, and the numbers of those promises."""
    if customer.channel is None:
        return set()
    shown = await uow.commitments.wordings_shown(customer.id, customer.channel)
    return {word for label, wording in shown.items() for word in (label, *words_of(wording))}
