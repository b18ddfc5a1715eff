# Losses of several outputs added in a loop.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 6)
        self.heads = nn.ModuleDict({'one': nn.Linear(6, 3), 'two': nn.Linear(6, 3)})

    def forward(self, x):
        h = torch.relu(self.a(x))
        return {name: head(h) for name, head in self.heads.items()}


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 6), torch.randint(3, (4,))
loss = sum(F.cross_entropy(o, y) for o in model(x).values())
optimizer.zero_grad()
loss.backward()
optimizer.step()
