# Negative dimensions everywhere: softmax, cat, transpose, flatten, unsqueeze, mean with keepdim.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(5, 6)
        self.head = nn.Linear(12, 3)

    def forward(self, x):
        h = self.a(x)
        w = F.softmax(h.mean(-1, keepdim=True), dim=-2)
        h = torch.cat([h * w, h.transpose(-1, -2).transpose(1, 2)], dim=-1)
        h = h.unsqueeze(-2).squeeze(-2).sum(dim=-2)
        return self.head(h)


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 7, 5), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
