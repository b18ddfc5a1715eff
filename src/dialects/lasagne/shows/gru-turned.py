# shows: gru.units gru.resetAfter gru.gateActivation gru.activation gru.biases gru.returns gru.direction gru.timeAxis
# input: 2x3x2 = -0.25 2.75 -0.5 2.5 -0.75 2.25 -1 2 -1.25 1.75 -1.5 1.5
# weights: fill
# u takes the new, and the reset gate stands behind its product.
import lasagne.layers as L

model = L.GRULayer(L.InputLayer((None, 3, 2)), 3)
