# shows: reduce reshape
# input: 1x2x3 = 1 2 3 4 5 9
# weights: fill
# All static axes are normalised together.
from cntk.layers import LayerNormalization

model = LayerNormalization(epsilon=0.1)
