"""What cntk keeps for the time of one run: default options in force, name counters, the unit gain."""

from rosetta.log import recorder


class State:
    """Fresh at every run."""

    def __init__(self):
        self.overrides = []  # (functions or None, options) of the default_options that hold, outermost first
        self.names = {}  # the next number of each automatic name
        self.unit_gain = True  # what set_default_unit_gain_value says
        self.drawing = []  # functions that are being written down, outermost first


def state():
    """The state of the run under way."""
    kept = recorder().state
    if "cntk" not in kept:
        kept["cntk"] = State()
    return kept["cntk"]


def auto_name(kind):
    """The next name of a layer that was given none: ``Dense0``."""
    names = state().names
    number = names.get(kind, 0)
    names[kind] = number + 1
    return f"{kind}{number}"
