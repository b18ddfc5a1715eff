"""Devices: one dry CPU; moving a tensor anywhere has no effect here."""


class device:
    """``torch.device("cuda:0")``."""

    def __init__(self, type="cpu", index=None):
        text = type.type if isinstance(type, device) else str(type)
        self.type, _, number = text.partition(":")
        self.index = int(number) if number else index

    def __repr__(self):
        rest = f", index={self.index}" if self.index is not None else ""
        return f"device(type='{self.type}'{rest})"

    def __str__(self):
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __eq__(self, other):
        return isinstance(other, device) and (self.type, self.index) == (other.type, other.index)

    def __hash__(self):
        return hash((self.type, self.index))


cpu = device("cpu")
