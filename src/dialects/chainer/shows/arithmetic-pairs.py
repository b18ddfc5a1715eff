# shows: arithmetic slice
# input: 2x4 = 1 2 3 4 0.5 0.25 2 8
# Two halves of a row with one another, and with numbers.
import operator

import chainer.functions as F


def model(x):
    a, b = operator.getitem(x, (slice(None), slice(None, 2))), x[:, 2:]
    pairs = [operator.add(a, b), operator.sub(a, b), operator.mul(a, b), operator.truediv(a, b), operator.pow(a, b), F.maximum(a, b), F.minimum(a, b)]
    return F.concat(pairs + [a + 2, 2 - a, a * 3, 1 / a, a**2])
