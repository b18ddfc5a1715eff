# Layers of one's own with nn.Parameter and a buffer: a linear layer with matmul, learnt scale, registered constants.
import math

import torch
from torch import nn
from torch.nn import Parameter


class MyLinear(nn.Module):
    def __init__(self, in_units, units):
        super().__init__()
        self.weight = Parameter(torch.empty(in_units, units))
        self.bias = Parameter(torch.zeros(units))
        self.reset_parameters()

    def reset_parameters(self):
        stdv = 1. / math.sqrt(self.weight.size(1))
        self.weight.data.uniform_(-stdv, stdv)

    def forward(self, X):
        return torch.matmul(X, self.weight) + self.bias


class Scale(nn.Module):
    def __init__(self, channels, init=1e-2):
        super().__init__()
        self.gamma = nn.Parameter(init * torch.ones(channels))
        self.register_buffer("offset", torch.tensor([0.5]))

    def forward(self, x):
        return x * self.gamma + self.offset


net = nn.Sequential(MyLinear(6, 8), nn.ReLU(), Scale(8), MyLinear(8, 3))
trainer = torch.optim.SGD(net.parameters(), lr=0.03)
X, Y = torch.rand(5, 6), torch.randint(0, 3, (5,))
l = nn.functional.cross_entropy(net(X), Y)
trainer.zero_grad()
l.backward()
trainer.step()
