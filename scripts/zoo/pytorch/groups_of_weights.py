# Groups of weights with rates of their own.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 6)
        self.head = nn.Linear(6, 3)

    def forward(self, x):
        return self.head(torch.relu(self.a(x)))


model = Net()
optimizer = torch.optim.SGD([{'params': model.a.parameters(), 'lr': 1e-3}, {'params': model.head.parameters()}], lr=0.1)
x, y = torch.randn(4, 6), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
