# Circular and replicated borders.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 4, 3, padding=1, padding_mode='circular')
        self.b = nn.Conv2d(4, 4, (3, 1), padding=(2, 1), padding_mode='reflect', stride=(2, 1))
        self.head = nn.Linear(4, 3)

    def forward(self, x):
        return self.head(self.b(self.a(x)).flatten(2).mean(-1))


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 3, 8, 8), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
