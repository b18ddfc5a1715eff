// How curves look: one colour and one dash per column, a faint line as measured and a bold one smoothed.
import type uPlot from "uplot";

/** As many as the style sheet has; the next columns wear them again with other dashes. */
const colours = 11;

const dashes: readonly (readonly number[])[] = [
  [],
  [7, 4],
  [2, 4],
  [10, 3, 2, 3],
];

export function curveLook(column: number): {
  readonly variable: string;
  readonly dash: readonly number[];
} {
  return {
    variable: `--curve-${column % colours}`,
    dash: dashes[Math.floor(column / colours) * 2 + (column % 2)] ?? [],
  };
}

const colour = (variable: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(variable).trim();

export function chartOptions(
  names: readonly string[],
  asPercent: boolean,
  width: number,
): uPlot.Options {
  const axis: uPlot.Axis = {
    stroke: colour("--soft"),
    font: '11px "Inter Variable", sans-serif',
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height: 190,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, ...(asPercent && { y: { range: [0, 1] } }) },
    axes: [
      {
        ...axis,
        size: 26,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000],
      },
      {
        ...axis,
        size: 46,
        ...(asPercent && {
          values: (_, ticks) => ticks.map((t) => `${Math.round(t * 100)} %`),
        }),
      },
    ],
    series: [{}, ...names.flatMap((name, column) => curves(name, column))],
  };
}

function curves(label: string, column: number): uPlot.Series[] {
  const { variable, dash } = curveLook(column);
  const stroke = colour(variable);
  return [
    {
      label: `${label}, measured`,
      stroke: `${stroke}40`,
      width: 1,
      points: { show: false },
      spanGaps: true,
    },
    {
      label,
      stroke,
      width: 2,
      dash: [...dash],
      points: { show: false },
      spanGaps: true,
    },
  ];
}
