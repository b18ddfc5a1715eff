# shows: math
# input: 1x4 = 0.25 1 2 3.5
import operator

import chainer.functions as F


def model(x):
    y = x - 1.5
    return F.concat([F.exp(x), F.log(x), F.sqrt(x), F.rsqrt(x), F.square(y), F.absolute(y), operator.neg(x), F.sign(y), F.sin(x), F.cos(x), F.clip(x, 0.5, 3.0)])
