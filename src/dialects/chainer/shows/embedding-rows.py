# shows: embedding
# input: int 2x2 = 2 0 1 2
# weights: 1 2 3 4 5 6
import chainer.links as L

model = L.EmbedID(3, 2)
