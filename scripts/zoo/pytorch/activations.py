# Activations and their constants.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.acts = nn.ModuleList([nn.ELU(0.5), nn.CELU(0.7), nn.Softplus(), nn.Hardtanh(), nn.LeakyReLU(), nn.Mish(), nn.Softsign(), nn.LogSigmoid(), nn.SELU(), nn.Hardshrink(0.1), nn.Softshrink(0.1), nn.Tanhshrink()])
        self.a = nn.Linear(6, 8)
        self.head = nn.Linear(8, 3)

    def forward(self, x):
        h = self.a(x)
        for act in self.acts:
            h = act(h) + 0.1 * h
        return self.head(h)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 6), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
