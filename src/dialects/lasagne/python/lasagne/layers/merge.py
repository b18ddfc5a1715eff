"""Several layers as one: joined, summed, or combined by any function of two."""

from .._theano import elementwise, shaping
from .._theano.indexing import getitem
from .._theano.shapes import axis_of
from .built import BuiltMerge


def autocrop_array_shapes(input_shapes, cropping):
    """The sizes that inputs are cut to."""
    if cropping is None:
        return [tuple(each) for each in input_shapes]
    words = [*cropping, *[None] * (len(input_shapes[0]) - len(cropping))]
    if any(each not in (None, "lower", "center", "upper") for each in words):
        raise ValueError(f"Unknown crop mode in {cropping!r}")
    least = [None if any(n is None for n in column) else min(column) for column in zip(*input_shapes)]
    return [tuple(n if word is None else m for n, m, word in zip(shape, least, words)) for shape in input_shapes]


def autocrop(inputs, shapes, cropping):
    """Inputs cut to the smallest of their sizes."""
    if cropping is None:
        return inputs
    cut = autocrop_array_shapes(shapes, cropping)
    words = [*cropping, *[None] * (len(shapes[0]) - len(cropping))]
    return [getitem(x, tuple(_part(n, m, word) for n, m, word in zip(shape, target, words))) if shape != target else x for x, shape, target in zip(inputs, map(tuple, shapes), cut)]


def _part(n, m, word):
    if word is None or n == m:
        return slice(None)
    start = {"lower": 0, "upper": n - m, "center": (n - m) // 2}[word]
    return slice(start, start + m)


class ConcatLayer(BuiltMerge):
    """Inputs beside one another along an axis."""

    __rosetta_path__ = "lasagne.layers.ConcatLayer"

    def build(self, axis, cropping):
        self.axis = axis
        self.cropping = None if cropping is None else [None if at == axis else each for at, each in enumerate(cropping)]
        rank = len(self.input_shapes[0])
        shapes = autocrop_array_shapes(self.input_shapes, self.cropping)
        for each in shapes:
            if len(each) != rank or any(a != b and None not in (a, b) for at, (a, b) in enumerate(zip(each, shapes[0])) if at != axis % rank):
                raise ValueError("Mismatch: input shapes must be the same except in the concatenation axis")

    def get_output_shape_for(self, input_shapes):
        shapes = autocrop_array_shapes(input_shapes, self.cropping)
        at = axis_of(self.axis, len(shapes[0]))
        sizes = [each[at] for each in shapes]
        made = [next((n for n in column if n is not None), None) for column in zip(*shapes)]
        made[at] = None if any(n is None for n in sizes) else sum(sizes)
        return tuple(made)

    def get_output_for(self, inputs, **kwargs):
        return shaping.concatenate(autocrop(inputs, self.input_shapes, self.cropping), axis=self.axis)


concat = ConcatLayer


class ElemwiseMergeLayer(BuiltMerge):
    """Inputs combined element by element, from the left."""

    __rosetta_path__ = "lasagne.layers.ElemwiseMergeLayer"

    def build(self, merge_function, cropping):
        self.merge_function, self.cropping = merge_function, cropping

    def get_output_shape_for(self, input_shapes):
        shapes = autocrop_array_shapes(input_shapes, self.cropping)
        if any(len(each) != len(shapes[0]) for each in shapes):
            raise ValueError("Mismatch: not all input shapes are the same")
        made = []
        for column in zip(*shapes):
            known = {n for n in column if n not in (None, 1)}
            if len(known) > 1:
                raise ValueError("Mismatch: not all input shapes are the same")
            made.append(known.pop() if known else None if None in column else 1)
        return tuple(made)

    def get_output_for(self, inputs, **kwargs):
        parts = autocrop(inputs, self.input_shapes, self.cropping)
        output = None
        for each in parts:
            output = each if output is None else self.merge_function(output, each)
        return output


class ElemwiseSumLayer(ElemwiseMergeLayer):
    """The sum of all inputs, each times a factor of its own."""

    __rosetta_path__ = "lasagne.layers.ElemwiseSumLayer"

    def build(self, coeffs, cropping):
        super().build(elementwise.add, cropping)
        self.coeffs = list(coeffs) if isinstance(coeffs, (list, tuple)) else [coeffs] * len(self.input_shapes)
        if len(self.coeffs) != len(self.input_shapes):
            raise ValueError(f"Mismatch: got {len(self.coeffs)} coeffs for {len(self.input_shapes)} incomings")

    def get_output_for(self, inputs, **kwargs):
        return super().get_output_for([each if factor == 1 else each * factor for factor, each in zip(self.coeffs, inputs)], **kwargs)
