"""The one kind of error this package raises for a user's mistake."""


class LeoError(ValueError):
    """A request that cannot be met; the message is one line that says what to do."""
