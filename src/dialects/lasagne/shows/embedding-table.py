# shows: embedding.count embedding.size embedding.paddingIndex
# input: int 2x3 = 0 2 4 1 3 0
# weights: fill
import lasagne.layers as L
import theano.tensor as T

model = L.EmbeddingLayer(L.InputLayer((None, 3), T.imatrix()), 5, 4)
