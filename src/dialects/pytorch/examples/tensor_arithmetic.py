# Tensors used directly: slices, split, reductions, matrix products, a learned scale, two losses added.
import torch
from torch import nn


class Hand(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(8))
        self.query = nn.Linear(8, 8, bias=False)
        self.key = nn.Linear(8, 8, bias=False)
        self.out = nn.Linear(4, 3)

    def forward(self, x):
        scores = self.query(x) @ self.key(x).transpose(1, 2) / 8 ** 0.5
        x = torch.softmax(scores, dim=-1) @ (x * self.scale)
        left, right = x.chunk(2, dim=2)
        x = torch.maximum(left, 2 - right) ** 2
        return self.out(x[:, 1:, :].mean(1).clamp(min=0))


model = Hand()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
x, y = torch.randn(6, 5, 8), torch.tensor([0, 1, 2, 0, 1, 2])
output = model(x)
loss = nn.functional.cross_entropy(output, y) + 0.01 * output.pow(2).mean()
loss.backward()
optimizer.step()
