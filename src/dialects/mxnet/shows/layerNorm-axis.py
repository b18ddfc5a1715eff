# shows: layerNorm.axes layerNorm.epsilon layerNorm.center layerNorm.scale
# input: 1x2x3 = 1 2 4 0.001 0.002 0.004
# weights: 1 2 3 | 0.5 0 -0.5
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.LayerNorm(data)
