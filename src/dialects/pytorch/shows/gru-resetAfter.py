# shows: gru gru.resetAfter gru.gateActivation gru.activation gru.biases
# input: 1x3x1 = 1 -2 3
# weights: 0.5 1 -1 2 0.3 0.7 | 1 0.5 -1 1 2 -0.5 0.3 -1 1 0.7 -2 1 | 0.1 0.2 0.3 0.4 0.5 0.6 | -0.1 0.3 -0.2 0.5 1 -1
# The reset gate multiplies the state after its product with weight_hh, its bias included.
from torch import nn


class All(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(1, 2, batch_first=True)

    def forward(self, x):
        return self.gru(x)[0]


model = All()
