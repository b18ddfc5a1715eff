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
ModelCheckpoint, TensorBoard, CSVLogger, ProgbarLogger, TerminateOnNaN, History = (
    _kind(name, "no effect", "writes or shows something beside training; it has no effect here.")
    for name in ("ModelCheckpoint", "TensorBoard", "CSVLogger", "ProgbarLogger", "TerminateOnNaN", "History")
)


class LearningRateScheduler(Callback):
    """A learning rate that a function says at the start of each epoch."""

    MOST = 1000  # epochs that the function is asked for

    def __init__(self, schedule, verbose=0):
        self.schedule = schedule

    def say_rates(self, optimizer, epochs):
        """Asks the function for all epochs, and for some more that a longer run may need."""
        rate = optimizer.learning_rate
        if not isinstance(rate, (int, float)):
            raise rosetta.UnknownCall("LearningRateScheduler over a learning rate that is a schedule is not known here. Expected a number in the optimizer.")
        rates = []
        for epoch in range(max(epochs, self.MOST)):
            try:
                rate = self._asked(epoch, rate)
            except Exception:
                if epoch < epochs:
                    raise
                break
            rates.append(rate)
        rosetta.late("keras.callbacks.LearningRateScheduler.on_epoch_begin", {"optimizer": optimizer, "rates": rates}, of=self)

    def _asked(self, epoch, rate):
        try:
            said = self.schedule(epoch, rate)
        except TypeError:  # Keras's own way to take a function of the epoch alone
            said = self.schedule(epoch)
        if not isinstance(said, (int, float)):
            raise ValueError(f"The output of the `schedule` function should be a float. Got: {said}")
        return float(said)


__getattr__ = rosetta.attribute_hook(__name__)
