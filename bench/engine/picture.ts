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
  readonly work: string;
  readonly rival: string;
  readonly ratio: number;
  readonly aim: number;
  readonly met: boolean;
}

const colours = { met: "#2f7d4f", missed: "#b3541e", aim: "#1f2328" };
const style = {
  background: "#ffffff",
  color: "#1f2328",
  fontFamily: "Inter, Helvetica, Arial, sans-serif",
  fontSize: "13px",
};

/** `≥ 0.7 × (stretch 0.8)` → 0.7; null where the aim is no ratio. */
const aimOf = (aim: string | null | undefined): number | null =>
  Number(/^≥ ([\d.]+) ×/.exec(aim ?? "")?.[1]) || null;

function bars(rows: readonly Row[]): Bar[] {
  return rows.flatMap(({ work, against, ratio, aim }) => {
    const wanted = aimOf(aim);
    if (!ratio || !wanted || !against) return [];
    return { work, rival: against, ratio, aim: wanted, met: ratio >= wanted };
  });
}

const printed = (ratio: number): string =>
  `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} ×`;

/** An SVG text, light background, one facet a work. */
function picture(rows: readonly Row[]): string {
  const all = bars(rows);
  const machine = rows.find(({ work }) => work === "machine");
  const chart = Plot.plot({
    style,
    width: 960,
    height:
      90 + all.length * 34 + 28 * new Set(all.map(({ work }) => work)).size,
    marginLeft: 260,
    marginRight: 80,
    marginTop: 40,
    x: {
      type: "log",
      label: "times as fast as the rival (logarithmic) →",
      tickFormat: (ratio: number) => `${ratio} ×`,
      ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500],
      grid: true,
    },
    y: { label: null },
    fy: { label: null, axis: null, padding: 0.25 },
    color: {
      domain: ["aim met", "aim missed"],
      range: [colours.met, colours.missed],
      legend: false,
    },
    marks: [
      Plot.ruleX([1], { stroke: "#8c959f", strokeDasharray: "4 3" }),
      Plot.barX(all, {
        fy: "work",
        y: "rival",
        x1: 1,
        x2: "ratio",
        fill: ({ met }: Bar) => (met ? "aim met" : "aim missed"),
        rx: 2,
      }),
      Plot.tickX(all, {
        fy: "work",
        y: "rival",
        x: "aim",
        stroke: colours.aim,
        strokeWidth: 2.5,
      }),
      Plot.text(all, {
        fy: "work",
        y: "rival",
        x: ({ ratio, aim }: Bar) => Math.max(ratio, aim, 1),
        text: ({ ratio }: Bar) => printed(ratio),
        textAnchor: "start",
        dx: 8,
        fontWeight: 600,
      }),
      Plot.text(
        all,
        Plot.selectFirst({
          fy: "work",
          z: "work",
          text: "work",
          frameAnchor: "top-left",
          dx: -250,
          dy: -18,
          fontWeight: 700,
          textAnchor: "start",
        }),
      ),
    ],
    caption: machine?.note ?? "",
  });
  const svg = chart instanceof SVGElement ? chart : chart.querySelector("svg");
  if (!svg) throw new Error("Expected the library to draw an SVG.");
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return svg.outerHTML;
}

declare global {
  interface Window {
    picture(rows: readonly Row[]): string;
  }
}
window.picture = picture;
