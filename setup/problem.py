"""What can go wrong in set-up, said in one sentence."""


class SetupError(Exception):
    """A set-up that cannot go on. Its text is the one sentence that the user reads."""
