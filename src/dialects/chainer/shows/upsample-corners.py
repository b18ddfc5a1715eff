# shows: upsample.grid upsample.interpolation
# input: 1x1x1x3 = 1 2 5
# Blending keeps the corners unless told otherwise.
import chainer.functions as F

model = lambda x: F.resize_images(x, (2, 6))
