# shows: dense.useBias
# input: 3x4 = 0 1 0 0 0 0 0 1 1 0 0 0
# weights: fill
# An embedding is a product with its table, which looks up a row where the vector is one-hot.
from cntk.layers import Embedding

model = Embedding(2)
