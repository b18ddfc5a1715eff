# shows: layerNorm.epsilon layerNorm.axes
# input: 2x3 = 0.001 0.002 0.004 0.01 0.03 0.02
# weights: 1 2 3 | 0 0.5 1
import chainer.links as L

model = L.LayerNormalization(3)
