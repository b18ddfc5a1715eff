// Signatures of calls that are no op: making tensors, comparing them, loaders. What they mean reaches the recording as events.
import { byVersion, type Versioned } from "../version.ts";

const created =
  "*, generator=None, out=None, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False";
const like =
  "input, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None";

const creation: Readonly<Record<string, string>> = {
  "torch.tensor":
    "data, *, dtype=None, device=None, requires_grad=False, pin_memory=False",
  "torch.as_tensor": "data, dtype=None, device=None",
  "torch.full": `size, fill_value, ${created}`,
  "torch.full_like": `input, fill_value, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None`,
  ...Object.fromEntries(
    ["zeros", "ones", "empty", "rand", "randn"].map((name) => [
      `torch.${name}`,
      `*size, ${created.slice(3)}`,
    ]),
  ),
  ...Object.fromEntries(
    ["zeros", "ones", "empty", "rand", "randn"].map((name) => [
      `torch.${name}_like`,
      like,
    ]),
  ),
};

const comparisons = Object.fromEntries(
  ["eq", "ne", "lt", "le", "gt", "ge"].flatMap((name) => [
    [`torch.${name}`, "input, other, *, out=None"],
    [`operator.${name}`, "a, b, /"],
  ]),
);

const unmodelled: Readonly<Record<string, string>> = {
  "operator.and_": "a, b, /",
  "operator.or_": "a, b, /",
  "operator.invert": "a, /",
  "operator.floordiv": "a, b, /",
  "operator.mod": "a, b, /",
  "operator.setitem": "a, b, c, /",
  "torch.fmod": "input, other, *, out=None",
  "torch.remainder": "input, other, *, out=None",
  "torch.max": "input, dim=None, keepdim=False, *, out=None",
  "torch.min": "input, dim=None, keepdim=False, *, out=None",
  "torch.argmin": "input, dim=None, keepdim=False",
  "torch.prod": "input, dim=None, keepdim=False, *, dtype=None",
  "torch.var":
    "input, dim=None, unbiased=True, keepdim=False, *, correction=1, out=None",
  "torch.std":
    "input, dim=None, unbiased=True, keepdim=False, *, correction=1, out=None",
  "torch.norm": "input, p='fro', dim=None, keepdim=False, out=None, dtype=None",
  "torch.median": "input, dim=None, keepdim=False, *, out=None",
  "torch.all": "input, dim=None, keepdim=False, *, out=None",
  "torch.any": "input, dim=None, keepdim=False, *, out=None",
  "torch.topk": "input, k, dim=None, largest=True, sorted=True, *, out=None",
  "torch.sort": "input, dim=-1, descending=False, stable=False, *, out=None",
  "torch.argsort": "input, dim=-1, descending=False, stable=False",
  "torch.cumsum": "input, dim, *, dtype=None, out=None",
  "torch.dot": "input, tensor, *, out=None",
  "torch.where": "condition, input, other, *, out=None",
  "torch.gather": "input, dim, index, *, sparse_grad=False, out=None",
  "torch.isnan": "input",
  "torch.isfinite": "input",
  "torch.isinf": "input",
  "torch.logical_not": "input, *, out=None",
  "torch.threshold": "input, threshold, value",
  "torch.rrelu": "input, lower=0.125, upper=0.3333333333333333, training=False",
  ...Object.fromEntries(
    [
      "floor",
      "ceil",
      "round",
      "log1p",
      "expm1",
      "log2",
      "log10",
      "erf",
      "reciprocal",
      "nan_to_num",
    ].map((name) => [`torch.${name}`, "input, *, out=None"]),
  ),
  "torch.Tensor.to": "self, dtype",
  "torch.Tensor.detach": "self",
  "torch.Tensor.masked_fill": "self, mask, value",
  "torch.Tensor.expand": "self, *sizes",
  "torch.Tensor.repeat": "self, *repeats",
  "torch.Tensor.requires_grad_": "self, requires_grad=True",
};

const loaderBefore =
  "dataset, batch_size=1, shuffle=False, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None, pin_memory=False, drop_last=False";
const placedBefore = `${loaderBefore}, timeout=0, worker_init_fn=None`;
const shuffleUnsaid = placedBefore.replace("shuffle=False", "shuffle=None");
const generated =
  ", multiprocessing_context=None, generator=None, *, prefetch_factor";
const loader: Versioned<string> = byVersion(
  ["0.3.1", loaderBefore],
  ["1.0.0", placedBefore],
  ["1.2.0", `${placedBefore}, multiprocessing_context=None`],
  ["1.7.0", `${placedBefore}${generated}=2, persistent_workers=False`],
  [
    "1.12.0",
    `${shuffleUnsaid}${generated}=2, persistent_workers=False, pin_memory_device=''`,
  ],
  [
    "2.0.0",
    `${shuffleUnsaid}${generated}=None, persistent_workers=False, pin_memory_device=''`,
  ],
  [
    "2.6.0",
    `${shuffleUnsaid}${generated}=None, persistent_workers=False, pin_memory_device='', in_order=True`,
  ],
);

export const others: Readonly<Record<string, Versioned<string>>> = {
  ...creation,
  ...comparisons,
  ...unmodelled,
  "torch.utils.data.DataLoader": loader,
};
