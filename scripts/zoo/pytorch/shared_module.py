# A Siamese pair: the same tower twice, absolute difference, BCE on a sigmoid.
import torch
from torch import nn


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.tower = nn.Sequential(nn.Conv1d(2, 4, 3, padding='same', dilation=2), nn.PReLU(), nn.AdaptiveMaxPool1d(1), nn.Flatten())
        self.out = nn.Linear(4, 1)

    def forward(self, a, b):
        d = torch.abs(self.tower(a) - self.tower(b))
        return torch.sigmoid(self.out(d)).squeeze(-1)


model = Siamese()
criterion = nn.BCELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
a, b, same = torch.randn(4, 2, 10), torch.randn(4, 2, 10), torch.tensor([1., 0., 1., 0.])
optimizer.zero_grad()
loss = criterion(model(a, b), same)
loss.backward()
optimizer.step()
