# Norms: group, instance with weights, layer over several axes, RMS by hand.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.g = nn.GroupNorm(2, 4, eps=1e-3)
        self.i = nn.InstanceNorm2d(4, affine=True)
        self.l = nn.LayerNorm((4, 6, 6))
        self.w = nn.Parameter(torch.ones(4))
        self.head = nn.Linear(4, 3)

    def forward(self, x):
        h = self.l(self.i(F.relu(self.g(self.conv(x))) * 2 + x[:, :1, 1:-1, 1:-1]))
        h = h.mean((2, 3))
        h = h * torch.rsqrt(h.pow(2).mean(-1, keepdim=True) + 1e-6) * self.w
        return self.head(h)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 3, 8, 8), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
