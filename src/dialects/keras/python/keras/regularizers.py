"""keras.regularizers: penalties on weights, as classes and as Keras 2's functions."""

import rosetta


class Regularizer:
    """A penalty. A program's own computes something that a dry run does not hold."""

    def __init__(self, *args, **kwargs):
        path = getattr(self, "__rosetta_path__", None)
        if path is None:
            raise rosetta.UnknownCall(f"The regulariser {type(self).__name__} is the program's own: what it adds to the loss is not modelled here. Expected L1, L2 or L1L2.")
        bound = rosetta.bind(path, args, kwargs)
        rosetta.construct(path, self, bound)


for _name in ("L1", "L2", "L1L2", "l1", "l2", "l1_l2"):
    globals()[_name] = type(_name, (Regularizer,), {"__rosetta_path__": f"keras.regularizers.{_name}", "__module__": __name__})
__getattr__ = rosetta.attribute_hook(__name__)
