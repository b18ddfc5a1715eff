"""``links.Classifier``: a model, its loss, and how often it is right."""

import rosetta

from .. import functions, reporter
from .._both import in_both_modes
from ..link import Chain


class Classifier(Chain):
    """Applies a predictor, and gives the loss of its answer."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.Classifier"
    compute_accuracy = True

    def __init__(self, predictor, lossfun=None, accfun=None, label_key=-1):
        if not isinstance(label_key, (int, str)):
            raise TypeError(f"label_key must be int or str, but is {type(label_key)}")
        super().__init__()
        self.lossfun, self.accfun = lossfun or functions.softmax_cross_entropy, accfun or functions.accuracy
        self.y = self.loss = self.accuracy = None
        self.label_key = label_key
        with self.init_scope():
            self.predictor = predictor

    @in_both_modes
    def forward(self, *args, **kwargs):
        """The loss of the predictor's answer to all arguments but the label."""
        if isinstance(self.label_key, int):
            if not -len(args) <= self.label_key < len(args):
                raise ValueError(f"Label key {self.label_key} is out of bounds")
            t = args[self.label_key]
            args = args[:-1] if self.label_key == -1 else args[:self.label_key] + args[self.label_key + 1:]
        else:
            if self.label_key not in kwargs:
                raise ValueError(f'Label key "{self.label_key}" is not found')
            t = kwargs.pop(self.label_key)
        self.accuracy = None
        self.y = self.predictor(*args, **kwargs)
        self.loss = self.lossfun(self.y, t)
        reporter.report({"loss": self.loss}, self)
        if self.compute_accuracy:
            self.accuracy = self.accfun(self.y, t)
            reporter.report({"accuracy": self.accuracy}, self)
        return self.loss


__all__ = ["Classifier", "rosetta"]
