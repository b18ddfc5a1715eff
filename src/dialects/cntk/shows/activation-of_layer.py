# shows: activation.function dense.units
# input: 1x2 = 1 -2
# weights: 1 2 10 20 | 0.5 -0.5
# A layer's activation comes after its bias; default_options say it for all layers made inside.
import cntk as C
from cntk.layers import Dense

with C.default_options(activation=C.relu):
    model = Dense(2)
