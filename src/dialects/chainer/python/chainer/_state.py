"""What one run keeps between calls: losses walked back, settings in force, what the model call under way was given."""

import rosetta


class State:
    """The state of a run."""

    def __init__(self):
        self.losses = []
        self.used = False
        self.inputs = []
        self.settings = {}
        self.rows = {}
        self.carried = 0


def state():
    """The state of the run under way."""
    return rosetta.recorder().state.setdefault("chainer", State())


def zero_gradients():
    """Forgets the losses walked back so far."""
    now = state()
    now.losses, now.used = [], False


def walked_back(loss):
    """Marks a loss that the next update walks down."""
    now = state()
    if now.used:
        rosetta.note("not modelled", "Gradients are not cleared before this backward(): they add up over updates. What is compared and trained here clears them.")
        now.losses, now.used = [], False
    now.losses.append(loss)


def loss_of_step():
    """The loss that an update walks down: the sum of all that were walked back since gradients were cleared."""
    now = state()
    now.used = True
    now.carried += 1
    if not now.losses:
        return None
    if len(now.losses) > 1:
        rosetta.note("assumption", f"{len(now.losses)} losses are walked back before one update: their gradients add up, so the update is read as one on their sum.")
    total = now.losses[0]
    for each in now.losses[1:]:
        total = total + each
    now.losses = [total]
    return total
