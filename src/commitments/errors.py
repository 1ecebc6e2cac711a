"""Errors of the domain. An error's docstring is the sentence shown, with its fields filled in."""


class CommitmentsError(Exception):
    """Something went wrong; nothing was changed."""

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Give the English sentence of this error: its docstring with the fields filled in."""
        return " ".join((self.__doc__ or "").split()).format(**self.fields)


class NaiveTime(CommitmentsError):
    """A moment without a time zone was given: {moment}."""
