// Which build of the kernels a machine runs: with fused multiply-add where it has the instruction, for threads where memory may be shared.

/** A module whose one function is an `f32x4.relaxed_madd`: valid where relaxed SIMD is known. */
const relaxedModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 19, 1, 17, 0, 65, 0, 253, 17, 65, 0, 253, 17, 65, 0, 253, 17],
  ...[253, 133, 2, 11],
);

export const hasRelaxedSimd = (): boolean =>
  WebAssembly.validate(relaxedModule);

export interface Variant {
  /** Products and sums in one rounding. */
  readonly fused: boolean;
  /** Memory that threads share. */
  readonly shared: boolean;
}

type Loader = () => Promise<{ default: string }>;

const loaders: readonly (Variant & { readonly load: Loader })[] = [
  {
    fused: true,
    shared: true,
    load: () => import("virtual:simd-kernels/fused-shared"),
  },
  {
    fused: true,
    shared: false,
    load: () => import("virtual:simd-kernels/fused-own"),
  },
  {
    fused: false,
    shared: true,
    load: () => import("virtual:simd-kernels/plain-shared"),
  },
  {
    fused: false,
    shared: false,
    load: () => import("virtual:simd-kernels/plain-own"),
  },
];

/** The compiled kernels. */
export async function loadKernels(asked: Variant): Promise<WebAssembly.Module> {
  const loader = loaders.find(
    ({ fused, shared }) => fused === asked.fused && shared === asked.shared,
  ) as (typeof loaders)[number];
  const { default: text } = await loader.load();
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return WebAssembly.compile(bytes);
}
