# F.dropout with and without training=self.training, dropout of one's own through torch.where-free masks.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 8)
        self.b = nn.Linear(8, 8)
        self.c = nn.Linear(8, 3)

    def forward(self, x):
        x = F.dropout(F.relu(self.a(x)), p=0.2, training=self.training)
        if self.training:
            x = F.dropout(x, 0.1)
        x = F.selu(self.b(x))
        return self.c(x)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 6), torch.randint(3, (4,))
for _ in range(2):
    model.train()
    loss = F.cross_entropy(model(x), y, reduction='sum') / 4
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.no_grad():
        print((model(x).argmax(1) == y).float().mean().item())
