# Learned factors on the state of an LSTM.
import cntk as C
from cntk.layers import LSTM, Recurrence, Stabilizer

with C.layers.default_options(enable_self_stabilization=True):
    model = C.layers.Sequential([Stabilizer(), Recurrence(LSTM(3))])
