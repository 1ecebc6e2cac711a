"""English words of what is pasted: the headers of mails, the columns of tables."""

from commitments.language.languages.language import PastedWords

PASTED = PastedWords(
    mail_header="from|to|cc|bcc|subject|date|sent|reply-to",
    customer_column="customer|client|account|company",
    owner_column="owner|assignee|responsible|who",
)
