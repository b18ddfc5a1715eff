# Sequences of different lengths, packed.
import torch
import torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(3, 4, batch_first=True)
        self.out = nn.Linear(4, 2)

    def forward(self, x, lengths):
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        _, h = self.gru(packed)
        return self.out(h[-1])


net = Net()
x, y = torch.randn(4, 6, 3), torch.randint(2, (4,))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
nn.functional.cross_entropy(net(x, torch.tensor([6, 5, 3, 2])), y).backward()
optimizer.step()
