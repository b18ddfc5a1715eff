# shows: gru
# input: 2x3x2 = 0.1 0.2 0.3 -0.4 0.5 0.6 -0.7 0.8 0.9 1 -1.1 1.2
# weights: fill
import cntk as C
from cntk.layers import GRU, Recurrence

x = C.sequence.input_variable(2, needs_gradient=True)
model = Recurrence(GRU(3))(x)
