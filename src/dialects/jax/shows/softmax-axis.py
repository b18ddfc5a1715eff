# shows: softmax.axis softmax.log
# input: 1x2x2 = 1 2 3 5
# Over the last axis unless said otherwise.
from flax import linen as nn

model = lambda x: nn.log_softmax(x)
