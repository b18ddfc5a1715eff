# A margin between classes, Adadelta, and weights that begin as a copy of their input.
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.copy = nn.Conv2d(2, 2, 3, padding=1)
        nn.init.dirac_(self.copy.weight)
        self.out = nn.Linear(2 * 4 * 4, 5)
        nn.init.trunc_normal_(self.out.weight, std=0.5, a=-0.4, b=0.9)

    def forward(self, x):
        return self.out(torch.relu(self.copy(x)).flatten(1))


model = Net()
optimizer = torch.optim.Adadelta(model.parameters())
criterion = nn.MultiMarginLoss(p=2, margin=0.7)
x, y = torch.randn(4, 2, 4, 4), torch.randint(5, (4,))
loss = criterion(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
