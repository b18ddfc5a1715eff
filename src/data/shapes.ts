// The shapes and textures of the generated pictures, and the clutter around them, painted as cover: how much of the
// second colour each pixel has, from 0 to 1.
import type { RandomStream } from "./seeds.ts";

/** How far a point lies outside a shape of radius 1 (negative inside), from its centre and in its own rotation. */
type Outline = (x: number, y: number) => number;

/** How much ink a texture has at a point, in pixels along and across it. */
interface Texture {
  readonly name: string;
  ink(along: number, across: number, period: number): number;
}

/** A shape at its place: it knows how to paint itself. */
export interface Figure {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  paint(cover: Float32Array, size: number): void;
}

interface Shape {
  readonly name: string;
  draw(stream: RandomStream, texture: Texture): Figure;
}

const clamp = (value: number) => (value < 0 ? 0 : value > 1 ? 1 : value);
const wave = (at: number, period: number) =>
  clamp(0.5 + 1.5 * Math.sin((2 * Math.PI * at) / period));

export const textures: readonly Texture[] = [
  { name: "plain", ink: () => 1 },
  { name: "striped", ink: (along, _, period) => wave(along, period) },
];

const outlines: readonly (readonly [string, Outline])[] = [
  ["disc", (x, y) => Math.hypot(x, y) - 0.9],
  ["ring", (x, y) => Math.abs(Math.hypot(x, y) - 0.72) - 0.26],
  ["square", (x, y) => Math.max(Math.abs(x), Math.abs(y)) - 0.82],
  [
    "triangle",
    (x, y) =>
      Math.max(
        -y - 0.55,
        0.5 * y + 0.866 * x - 0.55,
        0.5 * y - 0.866 * x - 0.55,
      ),
  ],
  [
    "cross",
    (x, y) => {
      const [a, b] = [Math.abs(x), Math.abs(y)];
      return Math.max(Math.min(a, b) - 0.3, Math.max(a, b) - 1);
    },
  ],
];

export const shapes: readonly Shape[] = outlines.map(([name, outline]) => ({
  name,
  draw: (stream, texture) => place(outline, texture, stream),
}));

/** A figure of random size, place and rotation, wholly inside the picture; its texture runs in a direction of its own. */
function place(
  outline: Outline,
  texture: Texture,
  stream: RandomStream,
): Figure {
  const radius = 7 + 4.5 * stream.uniform();
  const x = 1 + radius + stream.uniform() * (30 - 2 * radius);
  const y = 1 + radius + stream.uniform() * (30 - 2 * radius);
  const turn = 2 * Math.PI * stream.uniform();
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const run = 2 * Math.PI * stream.uniform();
  const [runX, runY] = [Math.cos(run), Math.sin(run)];
  const period = 3.6 + 1.6 * stream.uniform();
  return {
    x,
    y,
    radius,
    paint(cover, size) {
      overBox(x, y, radius + 1, size, (pixel, dx, dy) => {
        const u = (dx * cos + dy * sin) / radius;
        const v = (dy * cos - dx * sin) / radius;
        const inside = clamp(0.5 - outline(u, v) * radius);
        if (inside === 0) return;
        const ink = texture.ink(
          dx * runX + dy * runY,
          dy * runX - dx * runY,
          period,
        );
        cover[pixel] = (cover[pixel] as number) * (1 - inside) + ink * inside;
      });
    },
  };
}

/** Short bars here and there, behind the figure, so that ink alone is no sign of it. */
export function paintClutter(
  cover: Float32Array,
  size: number,
  stream: RandomStream,
): void {
  const bars = 1 + stream.below(3);
  for (let bar = 0; bar < bars; bar++) {
    const x = size * stream.uniform();
    const y = size * stream.uniform();
    const turn = Math.PI * stream.uniform();
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const length = 1.5 + 3 * stream.uniform();
    const width = 0.6 + 0.8 * stream.uniform();
    const strength = 0.4 + 0.6 * stream.uniform();
    overBox(x, y, length + 1, size, (pixel, dx, dy) => {
      const along = Math.abs(dx * cos + dy * sin) - length;
      const across = Math.abs(dy * cos - dx * sin) - width;
      const inside = strength * clamp(0.5 - Math.max(along, across));
      cover[pixel] = Math.max(cover[pixel] as number, inside);
    });
  }
}

/** Visits the pixels of a square round a point, with their offsets from it. */
function overBox(
  x: number,
  y: number,
  reach: number,
  size: number,
  visit: (pixel: number, dx: number, dy: number) => void,
): void {
  const left = Math.max(0, Math.floor(x - reach));
  const right = Math.min(size - 1, Math.ceil(x + reach));
  const top = Math.max(0, Math.floor(y - reach));
  const bottom = Math.min(size - 1, Math.ceil(y + reach));
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++)
      visit(row * size + column, column - x, row - y);
}
