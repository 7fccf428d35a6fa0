"""Errors are sentences for the person who sees them."""


class YusuanError(Exception):
    """Something the user can act on; its text is the whole message, shown without a traceback."""


class DocumentRejected(YusuanError):
    """A document that cannot be loaded: its text says what was expected, what was found, what to do."""
