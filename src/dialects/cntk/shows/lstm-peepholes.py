# shows: lstm.peepholes lstm.activation
# input: 1x3x2 = 0.1 0.2 0.3 -0.4 0.5 0.6
# weights: fill
import cntk as C
from cntk.layers import LSTM, Recurrence

x = C.sequence.input_variable(2, needs_gradient=True)
model = Recurrence(LSTM(2, use_peepholes=True, activation=C.relu))(x)
