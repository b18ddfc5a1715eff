# Adaptive pooling to sizes that do not divide.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.AdaptiveAvgPool2d((3, None))
        self.conv = nn.Conv2d(3, 2, 1)
        self.head = nn.Linear(48, 3)

    def forward(self, x):
        return self.head(self.a(self.conv(x)).flatten(1))


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 3, 8, 8), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
