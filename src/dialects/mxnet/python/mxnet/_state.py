"""What mxnet keeps for the time of one run: the mode of the calls under way, name counters, losses walked back."""

from rosetta.log import recorder


class MXNetError(RuntimeError):
    """What the real framework raises for calls its operators refuse."""

    __module__ = "mxnet.base"


class State:
    """Fresh at every run."""

    def __init__(self):
        self.training = False  # what autograd.record(train_mode=True) and Module.forward(is_train=True) switch on
        self.recording = False  # inside autograd.record
        self.quiet = 0  # inside: shapes only, no calls are recorded
        self.names = {}  # the next number of each automatic name
        self.losses = []  # tensors whose gradients were asked for since the last update
        self.clips = []  # calls that shorten those gradients before the next update
        self.used = False  # whether an update has used them
        self.hybridized = False  # whether the program makes graphs of its blocks
        self.scope = None  # the naming scope that blocks are made in
        self.trying = False  # a model that its program never runs is tried: weights need no initialiser


def state():
    """The state of the run under way."""
    kept = recorder().state
    if "mxnet" not in kept:
        kept["mxnet"] = State()
    return kept["mxnet"]


class quietly:
    """While it holds, shapes are worked out and nothing is recorded."""

    def __enter__(self):
        state().quiet += 1

    def __exit__(self, *_):
        state().quiet -= 1


class mode:
    """While it holds, calls are made in this mode, and gradients are kept or not."""

    def __init__(self, training, recording=None):
        self.wanted = training, recording

    def __enter__(self):
        now, (training, recording) = state(), self.wanted
        self.before = now.training, now.recording
        now.training, now.recording = training, now.recording if recording is None else recording

    def __exit__(self, *_):
        state().training, state().recording = self.before


def auto_name(hint):
    """The next automatic name, as MXNet's NameManager counts them: ``convolution0``."""
    names = state().names
    number = names.get(hint, 0)
    names[hint] = number + 1
    return f"{hint}{number}"
