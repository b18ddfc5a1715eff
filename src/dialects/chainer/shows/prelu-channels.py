# shows: prelu.slopeShape
# input: 1x2x1x2 = -1 2 -3 4
# weights: 0.5 0.1
import chainer.links as L

model = L.PReLU((2,))
