# shows: math.function arithmetic.constantFirst arithmetic.constant arithmetic.function
# input: 1x3 = 1 2 4
import chainer

model = lambda x: 3 / (1 - x * 2) + chainer.functions.square(x)
