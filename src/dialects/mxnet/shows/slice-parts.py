# shows: slice.ranges slice.dropAxes
# input: 1x2x6 = 1 2 3 4 5 6 7 8 9 10 11 12
import mxnet as mx
model = lambda x: mx.nd.SliceChannel(x, num_outputs=3, axis=2)[1] + mx.nd.slice_axis(x, axis=2, begin=-2, end=None)
