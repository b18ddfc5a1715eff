# Sequences fed with their steps first: what an LSTM takes by default.
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 4)
        self.out = nn.Linear(4, 2)

    def forward(self, x):
        return self.out(self.lstm(x)[0][-1])


net = Net()
x, y = torch.randn(5, 4, 3), torch.randint(2, (4,))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
nn.functional.cross_entropy(net(x), y).backward()
optimizer.step()
