# shows: dense activation
# input: 1x3x2 = 1 2 3 4 5 6
# weights: fill
import cntk as C
from cntk.layers import Dense

x = C.sequence.input_variable(2, needs_gradient=True)
model = Dense(2, activation=C.tanh)(x)
