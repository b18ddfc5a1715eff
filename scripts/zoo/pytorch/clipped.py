# Gradients shortened before the step, and a schedule that the batches step.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 6)
        self.head = nn.Linear(6, 3)

    def forward(self, x):
        return self.head(torch.relu(self.a(x)))


model = Net()
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=20)
x, y = torch.randn(4, 6), torch.randint(3, (4,))
loss = 50 * F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=0.5)
torch.nn.utils.clip_grad_value_(model.parameters(), 0.1)
optimizer.step()
schedule.step()
