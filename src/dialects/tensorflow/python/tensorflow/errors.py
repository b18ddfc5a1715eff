"""tf.errors."""


class OpError(Exception):
    """What a session raises."""


class OutOfRangeError(OpError):
    """The data came to its end."""
