# Features computed under no_grad inside forward: their weights get no gradient.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Linear(5, 6)
        self.head = nn.Linear(6, 3)

    def forward(self, x):
        with torch.no_grad():
            h = F.relu(self.features(x))
        return self.head(h)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 5), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
