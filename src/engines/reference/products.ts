// Matrix products and convolutions in Float64: rows are added, scaled, into rows.

/** y[j…] += factor · x[i…], n numbers. */
function addScaled(
  y: Float64Array,
  j: number,
  x: Float64Array,
  i: number,
  n: number,
  factor: number,
): void {
  for (let k = 0; k < n; k++)
    y[j + k] = (y[j + k] as number) + factor * (x[i + k] as number);
}

/** a (m, k) · b (k, n), batched. Both row-major and not transposed. */
export function multiply(
  a: Float64Array,
  b: Float64Array,
  sizes: { batch: number; m: number; k: number; n: number },
): Float64Array {
  const { batch, m, k, n } = sizes;
  const out = new Float64Array(batch * m * n);
  for (let row = 0; row < batch * m; row++) {
    const matrix = Math.floor(row / m);
    for (let inner = 0; inner < k; inner++) {
      const factor = a[row * k + inner] as number;
      if (factor !== 0)
        addScaled(out, row * n, b, (matrix * k + inner) * n, n, factor);
    }
  }
  return out;
}

/** How a window of taps meets an image: everything in elements, N,H,W,C. */
export interface Sliding {
  readonly image: readonly [number, number, number, number];
  readonly output: readonly [number, number];
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly before: readonly [number, number];
}

/** Visits every meeting of an output place, a tap and an image place inside the border: indices of places (n·y·x) and of the tap. */
export function meetings(
  sliding: Sliding,
  visit: (outputPlace: number, tap: number, imagePlace: number) => void,
): void {
  const { image, output, kernel, strides, dilation, before } = sliding;
  const [batch, height, width] = image;
  const column = (n: number, oy: number, ky: number, y: number): void => {
    for (let ox = 0; ox < output[1]; ox++)
      for (let kx = 0; kx < kernel[1]; kx++) {
        const x = ox * strides[1] + kx * dilation[1] - before[1];
        if (x < 0 || x >= width) continue;
        visit(
          (n * output[0] + oy) * output[1] + ox,
          ky * kernel[1] + kx,
          (n * height + y) * width + x,
        );
      }
  };
  for (let n = 0; n < batch; n++)
    for (let oy = 0; oy < output[0]; oy++)
      for (let ky = 0; ky < kernel[0]; ky++) {
        const y = oy * strides[0] + ky * dilation[0] - before[0];
        if (y >= 0 && y < height) column(n, oy, ky, y);
      }
}

/** Cross-correlation of an image with a kernel H,W,I,O. */
export function correlate(
  image: Float64Array,
  kernel: Float64Array,
  filters: number,
  sliding: Sliding,
): Float64Array {
  const channels = sliding.image[3];
  const out = new Float64Array(
    sliding.image[0] * sliding.output[0] * sliding.output[1] * filters,
  );
  meetings(sliding, (place, tap, source) => {
    for (let c = 0; c < channels; c++)
      addScaled(
        out,
        place * filters,
        kernel,
        (tap * channels + c) * filters,
        filters,
        image[source * channels + c] as number,
      );
  });
  return out;
}

/** The gradient of that by the kernel. */
export function correlateByKernel(
  image: Float64Array,
  gradient: Float64Array,
  filters: number,
  sliding: Sliding,
): Float64Array {
  const channels = sliding.image[3];
  const out = new Float64Array(
    sliding.kernel[0] * sliding.kernel[1] * channels * filters,
  );
  meetings(sliding, (place, tap, source) => {
    for (let c = 0; c < channels; c++)
      addScaled(
        out,
        (tap * channels + c) * filters,
        gradient,
        place * filters,
        filters,
        image[source * channels + c] as number,
      );
  });
  return out;
}

/** The maximum of every window; the border never wins. */
export function largest(image: Float64Array, sliding: Sliding): Float64Array {
  const channels = sliding.image[3];
  const out = new Float64Array(
    sliding.image[0] * sliding.output[0] * sliding.output[1] * channels,
  ).fill(-Infinity);
  meetings(sliding, (place, _, source) => {
    for (let c = 0; c < channels; c++) {
      const value = image[source * channels + c] as number;
      if (value > (out[place * channels + c] as number) || Number.isNaN(value))
        out[place * channels + c] = value;
    }
  });
  return out;
}
