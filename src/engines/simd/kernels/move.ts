// Moving numbers between views of any strides, and filling.
import { arg, copyNumbers, shareOf } from "./memory";

/** args: address, numbers, the bits of the number to fill with. */
export function fill(args: usize, thread: i32, threads: i32): void {
  const n = arg(args, 1);
  const value = i32x4.splat(arg(args, 2));
  const pieces = (n + 3) / 4;
  const end = shareOf(pieces, thread + 1, threads);
  for (let i = shareOf(pieces, thread, threads); i < end; i++)
    v128.store(<usize>arg(args, 0) + (i << 4), value);
}

/** args: from, to, rank, then of every axis its size and the strides in bytes of both; the last axis is walked innermost. */
export function move(args: usize, thread: i32, threads: i32): void {
  const rank = arg(args, 2);
  const axes = args + 12;
  let rows = 1;
  for (let axis = 0; axis < rank - 1; axis++) rows *= arg(axes, axis * 3);
  const inner = axes + (rank - 1) * 12;
  const n = arg(inner, 0);
  const stepFrom = arg(inner, 1);
  const stepTo = arg(inner, 2);
  const end = shareOf(rows, thread + 1, threads);
  for (let row = shareOf(rows, thread, threads); row < end; row++) {
    let from: usize = arg(args, 0);
    let to: usize = arg(args, 1);
    let rest = row;
    for (let axis = rank - 2; axis >= 0 && rest > 0; axis--) {
      const size = arg(axes, axis * 3);
      const place = rest % size;
      from += place * arg(axes, axis * 3 + 1);
      to += place * arg(axes, axis * 3 + 2);
      rest /= size;
    }
    if (stepFrom == 4 && stepTo == 4) {
      const whole = n & ~3;
      copyNumbers(to, from, whole);
      for (let i = whole; i < n; i++)
        store<i32>(to + (i << 2), load<i32>(from + (i << 2)));
    } else
      for (let i = 0; i < n; i++)
        store<i32>(to + i * stepTo, load<i32>(from + i * stepFrom));
  }
}
