# Layers made in a loop, a helper called four times on one line, one layer used twice, a residual sum.
import torch
from torch import nn


def block(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU())


class Loop(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([block(a, b) for a, b in [(3, 8), (8, 8), (8, 16), (16, 16)]])
        self.shared = nn.Conv2d(16, 16, 1)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.head = nn.Linear(16, 4)

    def forward(self, x):
        for each in self.blocks:
            x = each(x)
        x = x + self.shared(torch.relu(self.shared(x)))
        return self.head(self.pool(x).view(x.size(0), -1))


model = Loop()
optimizer = torch.optim.RMSprop(model.parameters(), lr=1e-3, momentum=0.5)
criterion = nn.CrossEntropyLoss()
output = model(torch.randn(16, 3, 24, 24))
loss = criterion(output, torch.randint(4, (16,)))
loss.backward()
optimizer.step()
