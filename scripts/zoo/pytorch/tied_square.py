# Tied weights of a square shape, where a wrong orientation would go unseen.
import torch
from torch import nn
import torch.nn.functional as F


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(6, 6)
        self.out = nn.Linear(6, 6, bias=False)
        self.out.weight = self.table.weight

    def forward(self, x):
        return self.out(torch.tanh(self.table(x)))


model = Tied()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randint(6, (4,)), torch.randint(6, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
