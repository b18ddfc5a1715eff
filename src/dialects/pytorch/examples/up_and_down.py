# An autoencoder: strided convolutions down, transposed convolutions and upsampling up, padding at the border.
import torch
from torch import nn

down = nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(1, 4, 3, 2), nn.PReLU(4), nn.Conv2d(4, 8, 3, 2, 1), nn.SELU())
up = nn.Sequential(
    nn.ConvTranspose2d(8, 4, 3, stride=2, padding=1, output_padding=1), nn.Mish(), nn.Upsample(scale_factor=2, mode="bilinear"), nn.Conv2d(4, 1, 3, padding=1), nn.Sigmoid(),
)


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.down, self.up = down, up

    def forward(self, x):
        return self.up(self.down(x))


model = Autoencoder()
optimizer = torch.optim.Adam(model.parameters(), amsgrad=True)
x = torch.rand(12, 1, 28, 28)
loss = nn.functional.binary_cross_entropy(model(x), x)
loss.backward()
optimizer.step()
