"""Normalisation by batch, by example, by group."""

from rosetta import Bound

from .._layer import Layer
from .._shapes import positive
from .._state import version
from .._tensor import record


class BatchNormalization(Layer):
    __rosetta_path__ = "keras.layers.BatchNormalization"

    def build(self, input_shape):
        channels = input_shape[positive(self.axis if isinstance(self.axis, int) else self.axis[0], len(input_shape))]
        for role, wanted in (("gamma", self.scale), ("beta", self.center)):
            if wanted:
                self.weight(role, (channels,))
        self.weight("moving_mean", (channels,), trainable=False, state=True)
        self.weight("moving_variance", (channels,), trainable=False, state=True)
        self.built = True

    def call(self, inputs, training=None):
        # A frozen layer uses its moving statistics (tf.keras 2 and Keras 3; keras/src/layers/normalization/batch_normalization.py).
        if not self.trainable and training and version() < (2, 4):
            import rosetta

            rosetta.note("warning", f"Layer '{self.name}' is frozen: in this Keras it still normalises by the batch, and its moving statistics stay as they are.")
        active = bool(training) and (self.trainable or version() < (2, 4))
        bound = Bound(self.__rosetta_path__, {}, {"training": active})
        return record(self.__rosetta_path__, bound, [inputs], inputs.shape, "float32", of=self)


class LayerNormalization(Layer):
    __rosetta_path__ = "keras.layers.LayerNormalization"

    def build(self, input_shape):
        wanted = [self.axis] if isinstance(self.axis, int) else list(self.axis)
        shape = tuple(input_shape[axis] for axis in sorted(positive(each, len(input_shape)) for each in wanted))
        if self.scale:
            self.weight("gamma", shape)
        if self.center:
            self.weight("beta", shape)
        self.built = True

    def call(self, inputs):
        return record(self.__rosetta_path__, None, [inputs], inputs.shape, "float32", of=self)


class GroupNormalization(Layer):
    __rosetta_path__ = "keras.layers.GroupNormalization"

    def build(self, input_shape):
        channels = input_shape[positive(self.axis, len(input_shape))]
        groups = channels if self.groups == -1 else self.groups
        if channels < groups or channels % groups:
            raise ValueError(f"Number of groups ({groups}) must divide the number of channels ({channels}).")
        if self.scale:
            self.weight("gamma", (channels,))
        if self.center:
            self.weight("beta", (channels,))
        self.built = True

    def call(self, inputs):
        return record(self.__rosetta_path__, None, [inputs], inputs.shape, "float32", of=self)


def __getattr__(name):
    """Keras 2's modules held more layers than stand here."""
    import keras.layers

    return getattr(keras.layers, name)
