# Words, a GRU, the last step's result: the recurrent notebook of the ten frameworks, small.
import torch
import torch.nn as nn


class Sentiment(nn.Module):
    def __init__(self, words=40, size=6, hidden=5):
        super().__init__()
        self.hidden = hidden
        self.embedding = nn.Embedding(words, size)
        self.gru = nn.GRU(input_size=size, hidden_size=hidden, num_layers=1, batch_first=True, bidirectional=False)
        self.l_out = nn.Linear(hidden, 2)

    def forward(self, x):
        x = self.embedding(x)
        h0 = torch.zeros(1, x.size(0), self.hidden)
        x, h = self.gru(x, h0)
        x = x[:, -1, :].squeeze()
        return self.l_out(x)


model = Sentiment()
x = torch.randint(0, 40, (4, 7))
y = torch.randint(0, 2, (4,))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
optimizer.zero_grad()
loss = criterion(model(x), y)
loss.backward()
optimizer.step()
