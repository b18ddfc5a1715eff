# shows: lstm.peepholes lstm.units lstm.activation lstm.gateActivation lstm.outputActivation lstm.biases lstm.forgetBias lstm.cellClip lstm.returns lstm.timeAxis
# input: 2x3x2 = -0.25 2.75 -0.5 2.5 -0.75 2.25 -1 2 -1.25 1.75 -1.5 1.5
# weights: fill
import lasagne.layers as L

model = L.LSTMLayer(L.InputLayer((None, 3, 2)), 3)
