"""Random numbers inside the graph: the dropout that programs write themselves is not modelled."""

import rosetta


class MRG_RandomStreams:
    """Streams of random numbers."""

    def __init__(self, seed=12345, use_cuda=None):
        self.seed = seed

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise rosetta.UnknownCall(f"RandomStreams.{name} is not known here: random numbers that the model draws itself are not modelled. Expected lasagne.layers.DropoutLayer.")


__getattr__ = rosetta.attribute_hook(__name__)
