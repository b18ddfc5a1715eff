# Cells called step by step by the program itself: a GRU cell below an LSTM cell.
import torch
import torch.nn as nn


class Loop(nn.Module):
    def __init__(self):
        super().__init__()
        self.below = nn.GRUCell(3, 4)
        self.above = nn.LSTMCell(4, 4)
        self.out = nn.Linear(4, 2)

    def forward(self, x):
        h = torch.zeros(x.size(0), 4)
        state = None
        for step in x.transpose(0, 1):
            h = self.below(step, h)
            state = self.above(h, state)
        return self.out(state[0])


model = Loop()
x = torch.randn(4, 5, 3)
y = torch.randint(2, (4,))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
optimizer.zero_grad()
nn.CrossEntropyLoss()(model(x), y).backward()
optimizer.step()
