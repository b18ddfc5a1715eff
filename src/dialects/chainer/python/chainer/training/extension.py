"""What an extension of a trainer is."""

PRIORITY_WRITER, PRIORITY_EDITOR, PRIORITY_READER = 300, 200, 100


class Extension:
    """The base of extensions. ``rosetta_note`` says what one does to training; None where nothing."""

    trigger = (1, "iteration")
    priority = PRIORITY_READER
    rosetta_note = ()

    def __call__(self, trainer):
        """What it does when triggered."""

    def initialize(self, trainer):
        """Before training."""

    def finalize(self):
        """After training."""

    def on_error(self, trainer, exc, tb):
        """On errors."""

    def serialize(self, serializer):
        """No effect here."""


def make_extension(trigger=(1, "iteration"), default_name=None, priority=PRIORITY_READER, finalizer=None, initializer=None, on_error=None, **kwargs):
    """A function as an extension."""

    def mark(function):
        function.trigger, function.default_name = trigger, default_name
        return function

    return mark
