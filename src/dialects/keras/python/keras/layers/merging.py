"""Layers that join several tensors."""

import functools


from .._layer import Layer
from .._shapes import broadcast, positive
from .._tensor import record


class _Merge(Layer):
    def check(self, inputs):
        if not isinstance(inputs, (list, tuple)) or len(inputs) < 2:
            raise ValueError(f"A merge layer should be called on a list of at least 2 inputs. Received: {inputs!r}")
        return list(inputs)

    def pair(self, left, right):
        return record(self.__rosetta_path__, None, [left, right], broadcast(left.shape, right.shape), of=self)

    def call(self, inputs):
        return functools.reduce(self.pair, self.check(inputs))


class Add(_Merge):
    __rosetta_path__ = "keras.layers.Add"


class Multiply(_Merge):
    __rosetta_path__ = "keras.layers.Multiply"


class Maximum(_Merge):
    __rosetta_path__ = "keras.layers.Maximum"


class Minimum(_Merge):
    __rosetta_path__ = "keras.layers.Minimum"


class Subtract(_Merge):
    __rosetta_path__ = "keras.layers.Subtract"

    def check(self, inputs):
        if len(inputs) != 2:
            raise ValueError(f"A `Subtract` layer should be called on exactly 2 inputs. Received: {len(inputs)}")
        return list(inputs)


class Average(_Merge):
    __rosetta_path__ = "keras.layers.Average"

    def call(self, inputs):
        from .. import ops

        every = self.check(inputs)
        total = functools.reduce(ops.add, every[:-1])
        if len(every) == 2:
            return self.pair(total, every[-1])
        return ops.divide(ops.add(total, every[-1]), float(len(every)))


class Concatenate(_Merge):
    __rosetta_path__ = "keras.layers.Concatenate"

    def call(self, inputs):
        every = self.check(inputs)
        axis = positive(self.axis, every[0].ndim)
        for each in every:
            if each.ndim != every[0].ndim or any(int(a) != int(b) for i, (a, b) in enumerate(zip(each.shape, every[0].shape)) if i != axis):
                raise ValueError(f"A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. Received: {every!r}")
        shape = tuple(sum(int(each.shape[i]) for each in every) if i == axis else n for i, n in enumerate(every[0].shape))
        return record(self.__rosetta_path__, None, every, shape, of=self)


def _function(kind):
    def merge(inputs, **kwargs):
        return kind(**kwargs)(inputs)

    merge.__name__ = kind.__name__.lower()
    merge.__doc__ = f"Functional form of the `{kind.__name__}` layer."
    return merge


add, multiply, maximum, minimum, subtract, average = map(_function, (Add, Multiply, Maximum, Minimum, Subtract, Average))


def concatenate(inputs, axis=-1, **kwargs):
    """Functional form of the `Concatenate` layer."""
    return Concatenate(axis=axis, **kwargs)(inputs)


