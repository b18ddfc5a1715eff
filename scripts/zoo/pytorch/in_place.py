# In-place arithmetic between branches that share a tensor.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 6)
        self.b = nn.Linear(6, 6)
        self.head = nn.Linear(6, 3)

    def forward(self, x):
        x = self.a(x)
        y = x
        x = x * 2
        x += y
        h = self.b(x)
        F.relu(h, inplace=True)
        z = h + 0
        z -= 0.5
        w = z
        z.mul_(2)
        z = z + w
        return self.head(z + y)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 6), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
