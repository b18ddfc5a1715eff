# Dropout that follows nothing: on in evaluation too, off in training too, and whole channels.
import torch
import torch.nn.functional as F
from torch import nn


class Dropper(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 5, 3)
        self.spatial = nn.Dropout2d(0.1)
        self.fc = nn.LazyLinear(7)

    def forward(self, x):
        x = self.spatial(self.conv(x))
        x = F.dropout(x, 0.4)
        x = F.dropout(x, 0.2, training=False)
        return F.log_softmax(self.fc(x.flatten(1)), dim=1)


model = Dropper()
loss_fn = nn.NLLLoss()
output = model(torch.randn(4, 3, 8, 8))
optimizer = torch.optim.SGD(model.parameters(), 0.1)
loss_fn(output, torch.tensor([0, 1, 2, 3])).backward()
optimizer.step()
