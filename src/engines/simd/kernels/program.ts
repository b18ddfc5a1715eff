// Runs programs: operations one after another, every thread its share of each, and none ahead of the others.
import { chain } from "./chain";
import { convolution, kernelGradient, packKernel } from "./convolution";
import { matmul } from "./matmul";
import { fill, move } from "./move";
import { maxPool, maxPoolGradient } from "./pool";
import { reduce, sumColumns } from "./reduce";
import { argMax, gather, oneHot, scatterAdd } from "./tables";
import { winograd, winogradGradient, winogradKernel, winogradKernelGradient } from "./winograd";

// Where threads meet: how many have arrived, how often all have; which program was started last, and where it is.
const arrived: usize = 0x400;
const meetings: usize = 0x440;
const started: usize = 0x480;
const program: usize = 0x4c0;

/** How often a thread looks before it lies down to sleep: some ten microseconds. */
const patience: i32 = 20000;

/**
 * Sleeps while the number at an address is this one, and wakes all that sleep: `Atomics.wait` and `Atomics.notify` of the host.
 * (The instructions of the same meaning lose local variables in V8 11.3's baseline compiler.)
 */
declare function sleep(at: usize, value: i32): void;
declare function wake(at: usize): void;

/** Waits until the number at an address is another than this one. */
function awaitChange(at: usize, value: i32): void {
  for (let i = 0; i < patience; i++) if (atomic.load<i32>(at) != value) return;
  while (atomic.load<i32>(at) == value) sleep(at, value);
}

/** Waits until every thread is here. */
function meet(threads: i32): void {
  if (threads == 1) return;
  const meeting = atomic.load<i32>(meetings);
  if (atomic.add<i32>(arrived, 1) == threads - 1) {
    atomic.store<i32>(arrived, 0);
    atomic.store<i32>(meetings, meeting + 1);
    wake(meetings);
  } else awaitChange(meetings, meeting);
}

/** Operations by the codes of src/engines/simd/codes.ts. */
function operate(code: i32, args: usize, thread: i32, threads: i32): void {
  switch (code) {
    case 1: return chain(args, thread, threads);
    case 2: return fill(args, thread, threads);
    case 3: return move(args, thread, threads);
    case 4: return reduce(args, thread, threads);
    case 5: return sumColumns(args, thread, threads);
    case 6: return matmul(args, thread, threads);
    case 7: return packKernel(args, thread, threads);
    case 8: return convolution(args, thread, threads);
    case 9: return kernelGradient(args, thread, threads);
    case 10: return winogradKernel(args, thread, threads);
    case 11: return winograd(args, thread, threads);
    case 12: return winogradGradient(args, thread, threads);
    case 13: return winogradKernelGradient(args, thread, threads);
    case 14: return maxPool(args, thread, threads);
    case 15: return maxPoolGradient(args, thread, threads);
    case 16: return gather(args, thread, threads);
    case 17: return scatterAdd(args, thread, threads);
    case 18: return oneHot(args, thread, threads);
    case 19: return argMax(args, thread, threads);
    default: unreachable();
  }
}

/**
 * Runs a program: of every operation its code, the number of its arguments and these; a 0 ends it. What comes next is read before the
 * threads meet: after the last meeting the program may be another already.
 */
function execute(at: usize, thread: i32, threads: i32): void {
  let code = load<i32>(at);
  while (code != 0) {
    const args = at + 8;
    at = args + ((<usize>load<i32>(at, 4)) << 2);
    const next = load<i32>(at);
    operate(code, args, thread, threads);
    meet(threads);
    code = next;
  }
}

/** Runs a program on the calling thread and on those that serve, and returns when it is done. */
export function run(at: usize, threads: i32): void {
  if (threads > 1) {
    store<i32>(program, <i32>at);
    atomic.add<i32>(started, 1);
    wake(started);
  }
  execute(at, 0, threads);
}

/** What every other thread does for good: waits for programs and runs its share of each. */
export function serve(thread: i32, threads: i32): void {
  let last = 0;
  for (;;) {
    awaitChange(started, last);
    last = atomic.load<i32>(started);
    execute(load<i32>(program), thread, threads);
  }
}
