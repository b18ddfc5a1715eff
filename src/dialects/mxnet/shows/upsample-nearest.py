# shows: upsample.factors upsample.grid upsample.interpolation
# input: 1x1x2x2 = 1 2 3 4
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.UpSampling(data, scale=2, sample_type="nearest")
