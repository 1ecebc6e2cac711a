"""Korean words of what is pasted: the headers of mails, the columns of tables."""

from commitments.language.languages.language import PastedWords

PASTED = PastedWords(
    mail_header=r"보낸\s?(?:사람|날짜)|받는\s?사람|받은\s?날짜|참조|제목|발신|수신",
    customer_column="(?:고객사?|거래처|업체|회사)(?:명)?",
    owner_column="담당자?|책임자?",
)
