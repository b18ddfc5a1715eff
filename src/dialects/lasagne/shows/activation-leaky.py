# shows: activation.function activation.alpha
# input: 1x5 = -3 -0.5 0.25 1 4
import lasagne.layers as L
from lasagne.nonlinearities import LeakyRectify, leaky_rectify, very_leaky_rectify

x = L.InputLayer((None, 5))
x = L.NonlinearityLayer(x, leaky_rectify)
x = L.NonlinearityLayer(x, very_leaky_rectify)
model = L.NonlinearityLayer(x, LeakyRectify(0.2))
