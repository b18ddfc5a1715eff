# shows: lstm lstm.gateActivation lstm.activation lstm.outputActivation lstm.peepholes lstm.forgetBias lstm.cellClip lstm.biases
# input: 1x3x1 = 1 -2 3
# weights: fill
# The memory after the last step, where gates do not see it and nothing is added to the forget gate.
import torch
from torch import nn


class Memory(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 2, batch_first=True)

    def forward(self, x):
        out, (h, c) = self.lstm(x)
        return torch.cat([out[:, -1], h[0], c[0]], 1)


model = Memory()
