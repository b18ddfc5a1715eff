# shows: prelu.slopeShape
# input: 1x2x1x2 = -1 2 -3 4
import chainer.links as L

model = L.PReLU()
