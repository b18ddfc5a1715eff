"""``mx.callback``: what is printed or saved while training."""

import rosetta


def _silent(name, what):
    def make(*args, **kwargs):
        rosetta.no_effect(f"mx.callback.{name} {what}; a dry run does not.")
        return lambda *inner: None

    make.__name__ = name
    return make


Speedometer = _silent("Speedometer", "prints how fast training is")
ProgressBar = _silent("ProgressBar", "prints how far training is")
do_checkpoint = _silent("do_checkpoint", "writes a file after each epoch")
module_checkpoint = _silent("module_checkpoint", "writes a file after each epoch")
log_train_metric = _silent("log_train_metric", "prints metrics")

_missing = rosetta.attribute_hook("mxnet.callback")


def __getattr__(name):
    return _missing(name)
