"""keras.callbacks: what happens beside training. Those that change what is learned are said to be not modelled."""

import rosetta


class Callback:
    """The base of a program's own callbacks."""

    def __init__(self, *args, **kwargs):
        self.arguments = (args, kwargs)

    def set_model(self, model):
        self.model = model


def _kind(name, kind, text):
    return type(name, (Callback,), {"rosetta_note": (kind, f"{name} {text}"), "__module__": __name__})


EarlyStopping = _kind("EarlyStopping", "not modelled", "may end training before all epochs are done; all are trained here.")
ReduceLROnPlateau = _kind("ReduceLROnPlateau", "not modelled", "lowers the learning rate while training; here it stays as it is.")
LearningRateScheduler = _kind("LearningRateScheduler", "not modelled", "changes the learning rate while training; here it stays as it is.")
ModelCheckpoint, TensorBoard, CSVLogger, ProgbarLogger, TerminateOnNaN, History = (
    _kind(name, "no effect", "writes or shows something beside training; it has no effect here.")
    for name in ("ModelCheckpoint", "TensorBoard", "CSVLogger", "ProgbarLogger", "TerminateOnNaN", "History")
)

__getattr__ = rosetta.attribute_hook(__name__)
