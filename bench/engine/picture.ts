// The picture of the engine bench: how many times as fast ours is as each rival, beside the aim.
import * as Plot from "@observablehq/plot";

interface Row {
  readonly work: string;
  readonly against: string | null;
  readonly ratio: number | null;
  readonly aim?: string | null;
  readonly note?: string | null;
}

interface Bar {
  /** Its line in the picture. */
  readonly line: string;
  readonly label: string;
  readonly ratio: number;
  readonly aim: number;
  readonly met: boolean;
}

const colours = {
  met: "#2f7d4f",
  missed: "#b3541e",
  text: "#1f2328",
  faint: "#656d76",
};
const style = {
  background: "#ffffff",
  color: colours.text,
  fontFamily: "Inter, Helvetica, Arial, sans-serif",
  fontSize: "13px",
};
const lineHeight = 26;

/** `≥ 0.7 × (stretch 0.8)` → 0.7; null where the aim is no ratio. */
const aimOf = (aim: string | null | undefined): number | null =>
  Number(/^≥ ([\d.]+) ×/.exec(aim ?? "")?.[1]) || null;

function barOf({ work, against, ratio, aim }: Row): Bar[] {
  const wanted = aimOf(aim);
  if (!ratio || !wanted || !against) return [];
  const line = `${work}|${against}`;
  return [{ line, label: against, ratio, aim: wanted, met: ratio >= wanted }];
}

const printed = (ratio: number): string =>
  `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} ×`;

/** From a tenth to beyond the longest bar, so that its number has room. */
const reach = (bars: readonly Bar[]): [number, number] => [
  Math.min(0.25, ...bars.map(({ ratio }) => ratio / 1.5)),
  Math.max(100, ...bars.map(({ ratio, aim }) => Math.max(ratio, aim) * 2.5)),
];

/** Words under the chart, a line each. */
const words = (lines: readonly string[]) =>
  lines.map((text, i) =>
    Plot.text([text], {
      frameAnchor: "bottom-left",
      dx: -270,
      dy: 58 + i * 18,
      fill: colours.faint,
      fontSize: 11.5,
    }),
  );

/** The lines of the chart from above: the work's name, then its rivals. */
function linesOf(rows: readonly Row[]): { works: string[]; all: string[] } {
  const works = [
    ...new Set(
      rows.flatMap((row) => (barOf(row).length > 0 ? [row.work] : [])),
    ),
  ];
  const all = works.flatMap((work) => [
    work,
    ...rows
      .filter((row) => row.work === work)
      .flatMap(barOf)
      .map(({ line }) => line),
  ]);
  return { works, all };
}

/** An SVG text on a light ground: a bar from 1 to each ratio, a tick at its aim. */
function picture(rows: readonly Row[]): string {
  const bars = rows.flatMap(barOf);
  const { works, all } = linesOf(rows);
  const labels = new Map(bars.map(({ line, label }) => [line, label]));
  const notes = (rows.find(({ work }) => work === "machine")?.note ?? "").split(
    "; ",
  );
  const half = Math.ceil(notes.length / 2);
  const [from, to] = reach(bars);
  const ticks = [
    0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000,
  ].filter((tick) => tick >= from && tick <= to);
  const on = { y: "line" } as const;
  const chart = Plot.plot({
    style,
    width: 960,
    height: all.length * lineHeight + 150,
    marginLeft: 285,
    marginRight: 30,
    marginTop: 34,
    marginBottom: 116,
    x: { type: "log", domain: reach(bars), axis: null },
    y: {
      domain: all,
      label: null,
      tickSize: 0,
      padding: 0.25,
      tickFormat: (line: string) => labels.get(line) ?? "",
    },
    marks: [
      Plot.gridX(ticks, { strokeOpacity: 0.12 }),
      // The axis of the library leaves out half the numbers of a logarithmic scale.
      Plot.text(ticks, {
        x: (ratio: number) => ratio,
        text: (ratio: number) => `${ratio} ×`,
        frameAnchor: "bottom",
        dy: 18,
      }),
      Plot.ruleX([1], { stroke: colours.faint }),
      Plot.barX(bars, {
        ...on,
        x1: 1,
        x2: "ratio",
        fill: ({ met }: Bar) => (met ? colours.met : colours.missed),
      }),
      Plot.tickX(bars, {
        ...on,
        x: "aim",
        stroke: colours.text,
        strokeWidth: 3,
      }),
      Plot.text(bars, {
        ...on,
        x: ({ ratio, aim }: Bar) => Math.max(ratio, aim, 1),
        text: ({ ratio }: Bar) => printed(ratio),
        textAnchor: "start",
        dx: 8,
        fontWeight: 600,
      }),
      Plot.text(works, {
        y: (work: string) => work,
        text: (work: string) => work,
        frameAnchor: "left",
        dx: -270,
        dy: 4,
        textAnchor: "start",
        fontWeight: 700,
      }),
      ...words([
        "Times as fast as the rival, side by side on one machine (logarithmic). Black tick: the aim. Green: met. Brown: missed.",
        notes.slice(0, half).join(" · "),
        notes.slice(half).join(" · "),
      ]),
    ],
  });
  chart.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return chart.outerHTML;
}

declare global {
  interface Window {
    picture(rows: readonly Row[]): string;
  }
}
window.picture = picture;
