"""Updaters: one update from one batch."""

import rosetta

from ..dataset import concat_examples


class Updater:
    """The base of updaters."""


class StandardUpdater(Updater):
    """Takes a batch of the main iterator, and updates by the loss of the optimiser's link."""

    def __init__(self, iterator, optimizer, converter=concat_examples, device=None, loss_func=None, loss_scale=None, auto_new_epoch=True, **kwargs):
        self._iterators = iterator if isinstance(iterator, dict) else {"main": iterator}
        self._optimizers = optimizer if isinstance(optimizer, dict) else {"main": optimizer}
        self.converter, self.loss_func, self.device, self.input_device = converter, loss_func, device, device
        self.iteration = 0
        self.auto_new_epoch = auto_new_epoch

    @property
    def epoch(self):
        return self._iterators["main"].epoch

    @property
    def epoch_detail(self):
        return self._iterators["main"].epoch_detail

    @property
    def previous_epoch_detail(self):
        return self._iterators["main"].previous_epoch_detail

    @property
    def is_new_epoch(self):
        return self._iterators["main"].is_new_epoch

    def get_optimizer(self, name):
        """An optimiser by name."""
        return self._optimizers[name]

    def get_all_optimizers(self):
        """All optimisers by name."""
        return dict(self._optimizers)

    def get_iterator(self, name):
        """An iterator by name."""
        return self._iterators[name]

    def connect_trainer(self, trainer):
        """Known to the trainer."""

    def update(self):
        """One update."""
        self.update_core()
        self.iteration += 1

    def update_core(self):
        """A batch, its loss, and the update; programs override it."""
        batch = self._iterators["main"].next()
        arrays = self.converter(batch, self.device)
        optimizer = self._optimizers["main"]
        loss_func = self.loss_func or optimizer.target
        if isinstance(arrays, tuple):
            optimizer.update(loss_func, *arrays)
        elif isinstance(arrays, dict):
            optimizer.update(loss_func, **arrays)
        else:
            optimizer.update(loss_func, arrays)

    def finalize(self):
        """After training."""
        for each in self._iterators.values():
            each.close()

    def serialize(self, serializer):
        """No effect here."""


class ParallelUpdater(StandardUpdater):
    """An updater on several devices: what is computed stays the same."""

    def __init__(self, iterator, optimizer, converter=concat_examples, models=None, devices=None, loss_func=None, **kwargs):
        super().__init__(iterator, optimizer, converter, None, loss_func)
        rosetta.no_effect("ParallelUpdater spreads a batch over devices; what is computed stays the same, but for batch normalisation's statistics.")


MultiprocessParallelUpdater = ParallelUpdater
__getattr__ = rosetta.attribute_hook("chainer.training.updaters")
