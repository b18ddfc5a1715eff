# Pooling: ceil mode, dilation, divisor, uncounted padding.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.MaxPool2d(3, stride=2, padding=1, dilation=1, ceil_mode=True)
        self.b = nn.AvgPool2d(2, stride=2, ceil_mode=True)
        self.conv = nn.Conv2d(3, 3, 1)
        self.head = nn.Linear(3, 3)

    def forward(self, x):
        return self.head(self.b(self.a(self.conv(x))).sum((2, 3)))


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 3, 10, 9), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
