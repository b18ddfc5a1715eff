"""tf.app: starts a program's main."""

import rosetta

from ._flags import flags  # noqa: F401


def run(main=None, argv=None):
    """Calls main with the program's arguments."""
    import sys

    import __main__

    (main or __main__.main)(argv or [sys.argv[0] if sys.argv else ""])


__getattr__ = rosetta.attribute_hook(__name__)
