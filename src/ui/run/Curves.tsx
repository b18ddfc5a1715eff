// Loss and accuracy of all columns over each other, live.
import { useEffect, useRef, type ReactElement, type RefObject } from "react";
import type uPlot from "uplot";
import { usePage } from "../state/page.ts";
import { chartOptions, curveLook } from "./chart.ts";
import type { RunRecord } from "./controller.ts";
import { align, smooth, type Series } from "./series.ts";
import { percent, small } from "./time.ts";

interface Props {
  readonly run: RunRecord;
  readonly names: readonly string[];
}

export function Curves({ run, names }: Props): ReactElement {
  const series = names.map((_, column) => run.columns[column]?.series ?? null);
  return (
    <div className="charts">
      <Legend names={names} />
      <Chart
        title="Loss of each batch"
        names={names}
        series={series}
        pick={(s) => s.loss}
        percentAxis={false}
      />
      <Chart
        title="Accuracy of each batch"
        names={names}
        series={series}
        pick={(s) => s.accuracy}
        percentAxis
      />
    </div>
  );
}

function Legend({
  names,
}: {
  readonly names: readonly string[];
}): ReactElement {
  return (
    <div className="legend">
      {names.map((name, i) => {
        const { variable, dash } = curveLook(i);
        return (
          <span key={i}>
            <svg aria-hidden viewBox="0 0 30 8">
              <line
                x1="0"
                x2="30"
                y1="4"
                y2="4"
                stroke={`var(${variable})`}
                strokeWidth="2.5"
                strokeDasharray={dash.join(" ")}
              />
            </svg>
            {name}
          </span>
        );
      })}
      <span>bold: smoothed over about ten points · faint: as measured</span>
    </div>
  );
}

interface ChartProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly series: readonly (Series | null)[];
  readonly pick: (series: Series) => readonly (number | null)[];
  readonly percentAxis: boolean;
}

function Chart(props: ChartProps): ReactElement {
  const { title, names, series, pick, percentAxis } = props;
  const area = useRef<HTMLDivElement>(null);
  usePlot(area, names, percentAxis, dataOf(series, pick));
  return (
    <figure className="chart" style={{ margin: 0 }}>
      <h3>
        {title} <small>step</small>
      </h3>
      <div
        ref={area}
        className="chart-area"
        role="img"
        aria-label={`${title}: ${words(names, series, pick, percentAxis)}`}
      />
    </figure>
  );
}

/** Per column a curve as measured and a smoothed one, over one axis of steps. */
function dataOf(
  series: ChartProps["series"],
  pick: ChartProps["pick"],
): ReturnType<typeof align> {
  return align(
    series.flatMap((each) => {
      const steps = each?.steps ?? [];
      const values = each ? pick(each) : [];
      return [
        { steps, values },
        { steps, values: smooth(values) },
      ];
    }),
  );
}

/** Makes the plot anew when columns or theme change; its data come through `setData`. */
function usePlot(
  area: RefObject<HTMLDivElement | null>,
  names: readonly string[],
  percentAxis: boolean,
  data: ReturnType<typeof align>,
): void {
  const plot = useRef<uPlot | null>(null);
  const theme = usePage((state) => state.theme);
  const latest = useRef(data);
  const labels = names.join("\n");
  useEffect(() => {
    latest.current = data;
    plot.current?.setData(data);
  });
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    let gone = false;
    let resize: ResizeObserver | null = null;
    void import("./plot.ts").then(({ Plot }) => {
      if (gone) return;
      const options = chartOptions(
        labels.split("\n"),
        percentAxis,
        element.clientWidth,
      );
      const made = new Plot(options, latest.current, element);
      plot.current = made;
      resize = new ResizeObserver(() =>
        made.setSize({ width: element.clientWidth, height: 190 }),
      );
      resize.observe(element);
    });
    return () => {
      gone = true;
      resize?.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [area, labels, percentAxis, theme]);
}

/** The newest smoothed values, for those who do not see the curves. */
function words(
  names: readonly string[],
  series: ChartProps["series"],
  pick: ChartProps["pick"],
  asPercent: boolean,
): string {
  return names
    .map((name, i) => {
      const each = series[i];
      const last = each ? smooth(pick(each)).at(-1) : null;
      if (last == null) return `${name} has no points yet`;
      return `${name} ${asPercent ? percent(last) : small(last)} at step ${each?.steps.at(-1)}`;
    })
    .join("; ");
}
