# Batch norm of a part kept in evaluation mode while training, as when fine-tuning.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 4, 3)
        self.bn = nn.BatchNorm2d(4)
        self.drop = nn.Dropout2d(0.3)
        self.fc = nn.Linear(4, 3)

    def train(self, mode=True):
        super().train(mode)
        self.bn.eval()
        return self

    def forward(self, x):
        x = F.relu(self.bn(self.conv(x)))
        x = self.drop(x)
        return self.fc(x.mean(dim=(-2, -1)))


model = Net()
model.train()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 2, 6, 6), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
