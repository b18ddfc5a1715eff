# An even kernel padded to the same size, dilated.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 4, 4, padding='same', dilation=2, groups=1)
        self.b = nn.Conv2d(4, 4, (2, 3), padding='same')
        self.head = nn.Linear(256, 3)

    def forward(self, x):
        return self.head(torch.flatten(self.b(F.relu(self.a(x))), 1))


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 3, 8, 8), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
