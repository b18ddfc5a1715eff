# shows: pad.before pad.after pad.mode pad.value
# input: 1x1x2x3 = 1.25 0.75 0.25 -0.25 -0.75 -1.25
import lasagne.layers as L

model = L.PadLayer(L.InputLayer((None, 1, 2, 3)), [(1, 0), 2], val=1.5)
