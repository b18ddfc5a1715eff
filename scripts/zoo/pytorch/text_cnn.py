# Kim's text CNN: one embedding, ModuleList of Conv1d of several widths, max over time.
import torch
import torch.nn as nn
import torch.nn.functional as F
from dataclasses import dataclass, field


@dataclass
class Config:
    vocab_size: int = 30
    embed_dim: int = 6
    num_filters: int = 4
    kernel_sizes: tuple = (2, 3, 4)
    num_classes: int = 2
    dropout: float = 0.5


class TextCNN(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        self.embedding = nn.Embedding(config.vocab_size, config.embed_dim, padding_idx=0)
        self.convs = nn.ModuleList([
            nn.Conv1d(in_channels=config.embed_dim, out_channels=config.num_filters, kernel_size=k)
            for k in config.kernel_sizes
        ])
        self.dropout = nn.Dropout(config.dropout)
        self.fc = nn.Linear(config.num_filters * len(config.kernel_sizes), config.num_classes)

    def forward(self, x):
        x = self.embedding(x).permute(0, 2, 1)
        x = [F.relu(conv(x)) for conv in self.convs]
        x = [F.max_pool1d(c, c.size(-1)).squeeze(dim=-1) for c in x]
        x = torch.cat(x, dim=-1)
        return self.fc(self.dropout(x))


cfg = Config()
model = TextCNN(cfg)
print(f"{sum(p.numel() for p in model.parameters() if p.requires_grad):,} parameters")
optimizer = torch.optim.Adagrad(model.parameters(), lr=0.05)
tokens, labels = torch.randint(1, cfg.vocab_size, (5, 9)), torch.randint(2, (5,))
loss = F.cross_entropy(model(tokens), labels)
loss.backward()
optimizer.step()
optimizer.zero_grad()
