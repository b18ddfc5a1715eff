# Convolution and pooling in three dimensions.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv3d(2, 3, (2, 3, 3), padding=(0, 1, 1))
        self.p = nn.MaxPool3d(2)
        self.head = nn.Linear(3, 3)

    def forward(self, x):
        return self.head(self.p(self.a(x)).mean((2, 3, 4)))


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 2, 5, 6, 6), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
