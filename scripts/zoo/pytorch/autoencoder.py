# A fully connected autoencoder: encode and decode methods, MSE against its own input.
import torch
from torch import nn, optim


class Autoencoder(nn.Module):
    def __init__(self, **kwargs):
        super().__init__()
        self.encoder_hidden_layer = nn.Linear(in_features=kwargs["input_shape"], out_features=8)
        self.encoder_output_layer = nn.Linear(in_features=8, out_features=3)
        self.decoder_hidden_layer = nn.Linear(in_features=3, out_features=8)
        self.decoder_output_layer = nn.Linear(in_features=8, out_features=kwargs["input_shape"])

    def encode(self, features):
        return torch.relu(self.encoder_output_layer(torch.relu(self.encoder_hidden_layer(features))))

    def decode(self, code):
        return torch.sigmoid(self.decoder_output_layer(torch.relu(self.decoder_hidden_layer(code))))

    def forward(self, features):
        return self.decode(self.encode(features))


device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = Autoencoder(input_shape=16).to(device)
optimizer = optim.Adam(model.parameters(), lr=1e-3, weight_decay=1e-5)
criterion = nn.MSELoss()
loader = torch.utils.data.DataLoader(torch.rand(24, 1, 4, 4), batch_size=6, shuffle=True, drop_last=True)
for epoch in range(3):
    loss = 0
    for batch_features in loader:
        batch_features = batch_features.view(-1, 16).to(device)
        optimizer.zero_grad()
        outputs = model(batch_features)
        train_loss = criterion(outputs, batch_features)
        train_loss.backward()
        optimizer.step()
        loss += train_loss.item()
    loss = loss / len(loader)
    print("epoch : {}/{}, loss = {:.6f}".format(epoch + 1, 3, loss))
