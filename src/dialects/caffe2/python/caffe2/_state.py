"""What caffe2 keeps for the time of one run: the workspace's blobs, weights by name, scopes, counters."""

from rosetta.log import recorder


class State:
    """Fresh at every run."""

    def __init__(self):
        self.blobs = {}  # the workspace: what stands under each name
        self.weights = {}  # tensors that a net fills, by name: nets that name them alike share them
        self.learned = set()  # names that some model counts among its parameters
        self.nets = {}  # nets that were created, by name
        self.scope = ""  # the name scope, with its separator
        self.arguments = {}  # what brew.arg_scope adds, by helper
        self.unsaid = False  # a helper fills its parameters as it sees fit
        self.counters = {}  # the next number of each automatic name
        self.answers = set()  # blobs that the model made when it was trained last: what a test net pairs with
        self.evaluation = None  # the pass that showed these blobs in a net that does not train
        self.stepped = False  # whether an update was made


def state():
    """The state of the run under way."""
    kept = recorder().state
    if "caffe2" not in kept:
        kept["caffe2"] = State()
    return kept["caffe2"]


def next_number(kind):
    """Counts the automatic names of a kind."""
    counters = state().counters
    counters[kind] = counters.get(kind, 0) + 1
    return counters[kind]
