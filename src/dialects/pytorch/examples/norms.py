# Every normalisation, one after the other; Huber's loss.
import torch
from torch import nn


class Norms(nn.Module):
    def __init__(self):
        super().__init__()
        self.batch = nn.BatchNorm1d(6)
        self.plain = nn.BatchNorm1d(6, affine=False, track_running_stats=False)
        self.group = nn.GroupNorm(3, 6)
        self.instance = nn.InstanceNorm1d(6, affine=True)
        self.layer = nn.LayerNorm([6, 20], elementwise_affine=False)
        self.end = nn.Linear(20, 2)

    def forward(self, x):
        return self.end(self.layer(self.instance(self.group(self.plain(self.batch(x))))))


model = Norms()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss = nn.HuberLoss(delta=0.5)(model(torch.randn(9, 6, 20)), torch.zeros(9, 6, 2))
loss.backward()
optimizer.step()
