# Weights multiplied after they were drawn.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(40, 30)
        self.head = nn.Linear(30, 3)
        self.a.weight.data *= 0.1
        self.head.weight.data.mul_(0.5)

    def forward(self, x):
        return self.head(self.a(x))


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 40), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
