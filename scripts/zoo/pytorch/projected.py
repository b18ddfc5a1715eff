# An LSTM whose hidden state is projected to fewer numbers.
import torch
import torch.nn as nn

lstm, out = nn.LSTM(3, 8, proj_size=4, batch_first=True), nn.Linear(4, 2)
x, y = torch.randn(4, 6, 3), torch.randint(2, (4,))
optimizer = torch.optim.SGD([*lstm.parameters(), *out.parameters()], lr=0.1)
nn.functional.cross_entropy(out(lstm(x)[0][:, -1]), y).backward()
optimizer.step()
