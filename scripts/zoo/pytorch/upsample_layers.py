# Upsample layers with corners aligned and without.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.u = nn.Upsample(scale_factor=2, mode='bilinear', align_corners=True)
        self.n = nn.Upsample(size=(5, 7))
        self.a = nn.Conv2d(3, 2, 1)
        self.head = nn.Linear(70, 3)

    def forward(self, x):
        return self.head(self.n(self.u(self.a(x))).flatten(1))


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 3, 8, 8), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
