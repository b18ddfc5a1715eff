# A shared trunk, two heads, a weighted sum of losses, and an L2 term written by hand.
import torch
from torch import nn
import torch.nn.functional as F


class TwoHeads(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(6, 10), nn.ReLU())
        self.classify = nn.Linear(10, 4)
        self.regress = nn.Linear(10, 1)

    def forward(self, x):
        h = self.trunk(x)
        return self.classify(h), self.regress(h)


torch.manual_seed(0)
model = TwoHeads()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, label, value = torch.randn(7, 6), torch.randint(4, (7,)), torch.randn(7, 1)
logits, estimate = model(x)
loss_a = F.cross_entropy(logits, label)
loss_b = F.mse_loss(estimate, value)
l2 = sum(p.pow(2).sum() for p in model.parameters())
loss = loss_a + 0.1 * loss_b + 1e-3 * l2
optimizer.zero_grad()
loss.backward()
optimizer.step()
