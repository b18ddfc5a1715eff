# A loss written by hand from tensors: mean of squares plus absolute values.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 1)

    def forward(self, x):
        return self.a(x)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 6), torch.randn(4, 1)
loss = ((model(x) - y) ** 2).mean() + 0.3 * (model(x) - y).abs().mean()
optimizer.zero_grad()
loss.backward()
optimizer.step()
