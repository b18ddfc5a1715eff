# A tagger: two floors of an LSTM that walks both ways, steps first, dropout between the floors, and the last states.
import torch
import torch.nn as nn


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 4, num_layers=2, bidirectional=True, dropout=0.25)
        self.tag = nn.Linear(8, 3)
        self.whole = nn.Linear(4, 3)

    def forward(self, x):
        out, (h, c) = self.lstm(x.transpose(0, 1))
        return self.tag(out).mean(0) + self.whole(h[-1]) * self.whole(c[0])


model = Tagger()
x = torch.randn(4, 5, 3)
y = torch.randint(3, (4,))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
for _ in range(2):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(x), y)
    loss.backward()
    optimizer.step()
