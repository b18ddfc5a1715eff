"""The same elements in another form."""

import rosetta

from .._theano import shaping
from .._theano.expression import Expression
from .._theano.indexing import getitem
from .built import Built, applied


class FlattenLayer(Built):
    """All axes from the last one kept become one."""

    __rosetta_path__ = "lasagne.layers.FlattenLayer"

    def build(self, outdim):
        self.outdim = outdim
        if outdim < 1:
            raise ValueError(f"Dim must be >0, was {outdim}")

    def get_output_shape_for(self, input_shape):
        joined = input_shape[self.outdim - 1:]
        return (*input_shape[: self.outdim - 1], None if any(n is None for n in joined) else rosetta.product(joined))

    def get_output_for(self, input, **kwargs):
        return applied(self, [input], self.get_output_shape_for, self.outdim)


class ReshapeLayer(Built):
    """The elements in a new shape; ``[i]`` stands for the size of the input's axis i."""

    __rosetta_path__ = "lasagne.layers.ReshapeLayer"

    def build(self, shape):
        self.shape = tuple(shape)
        for each in self.shape:
            if isinstance(each, int) and (each == 0 or each < -1):
                raise ValueError("`shape` integers must be positive or -1")
            if isinstance(each, list) and (len(each) != 1 or not isinstance(each[0], int) or each[0] < 0):
                raise ValueError("`shape` input references must be single-element lists of int >= 0")
            if isinstance(each, list) and each[0] >= len(self.input_shape):
                raise ValueError(f"specification contains [{each[0]}], but input shape has {len(self.input_shape)} dimensions only")
        if sum(isinstance(each, int) and each == -1 for each in self.shape) > 1:
            raise ValueError("`shape` cannot contain multiple -1")
        self.get_output_shape_for(self.input_shape)

    def get_output_shape_for(self, input_shape):
        sizes, old = [], list(input_shape)
        for each in self.shape:
            if isinstance(each, list):
                n = input_shape[each[0]]
                if n is None and old[each[0]] is None:
                    old[each[0]] = 1
                    sizes.append((None, 1))
                    continue
                sizes.append((n, n))
            else:
                sizes.append((None, None) if isinstance(each, Expression) else (each, each))
        total = None if any(n is None for n in old) else rosetta.product(old)
        counts = [count for _, count in sizes]
        made = [shown for shown, _ in sizes]
        if -1 in counts:
            at = counts.index(-1)
            rest = None if None in counts else rosetta.product(n for n in counts if n != -1)
            made[at] = None if total is None or rest is None else total // rest
            counts[at] = None if made[at] is None else made[at]
        if total is not None and None not in counts and rosetta.product(counts) != total:
            raise ValueError(f"{input_shape} cannot be reshaped to specification {self.shape}. The total size mismatches.")
        return tuple(made)

    def get_output_for(self, input, **kwargs):
        sizes = input.shape
        return shaping.reshape(input, tuple(sizes[each[0]] if isinstance(each, list) else each for each in self.shape))


class DimshuffleLayer(Built):
    """Axes in another order."""

    __rosetta_path__ = "lasagne.layers.DimshuffleLayer"

    def build(self, pattern):
        self.pattern = tuple(pattern)
        if any(each != "x" and not isinstance(each, int) for each in self.pattern):
            raise ValueError("pattern should only contain dimension indices or 'x'")
        self.get_output_shape_for(self.input_shape)

    def get_output_shape_for(self, input_shape):
        if any(each != "x" and not 0 <= each < len(input_shape) for each in self.pattern):
            raise ValueError(f"pattern contains an axis that an input of {len(input_shape)} dimensions does not have")
        left = [n for axis, n in enumerate(input_shape) if axis not in self.pattern]
        if any(n not in (None, 1) for n in left):
            raise ValueError(f"pattern attempted to collapse a dimension of size {next(n for n in left if n not in (None, 1))}; dimensions with size != 1/None are not broadcastable and cannot be collapsed")
        return tuple(1 if each == "x" else input_shape[each] for each in self.pattern)

    def get_output_for(self, input, **kwargs):
        return shaping.dimshuffle(input, *self.pattern)


class PadLayer(Built):
    """A border."""

    __rosetta_path__ = "lasagne.layers.PadLayer"

    def widths(self, rank):
        each = [self.width] * (rank - self.batch_ndim) if isinstance(self.width, int) else list(self.width)
        return [(n, n) if isinstance(n, int) else tuple(n) for n in each]

    def get_output_shape_for(self, input_shape):
        made = list(input_shape)
        for at, (left, right) in enumerate(self.widths(len(made)), self.batch_ndim):
            made[at] = None if made[at] is None else made[at] + left + right
        return tuple(made)

    def get_output_for(self, input, **kwargs):
        return applied(self, [input], self.get_output_shape_for, input.ndim)


class SliceLayer(Built):
    """A part along one axis."""

    __rosetta_path__ = "lasagne.layers.SliceLayer"

    def build(self, indices, axis):
        self.slice, self.axis = indices, axis

    def get_output_shape_for(self, input_shape):
        made = list(input_shape)
        if isinstance(self.slice, int):
            del made[self.axis]
        else:
            n = made[self.axis]
            made[self.axis] = None if n is None else len(range(*self.slice.indices(n)))
        return tuple(made)

    def get_output_for(self, input, **kwargs):
        return getitem(input, (slice(None),) * (self.axis % input.ndim) + (self.slice,))


flatten, reshape, dimshuffle, pad = FlattenLayer, ReshapeLayer, DimshuffleLayer, PadLayer
