# Indexing: steps, ellipsis, negative numbers, a new axis.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 4)
        self.head = nn.Linear(8, 3)

    def forward(self, x):
        h = self.a(x)
        return self.head(torch.cat([h[:, ::2, :].mean(1), h[..., -1, :]], 1)) + h[:, 1:-1, 0].sum(1)[:, None]


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 5, 6), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
