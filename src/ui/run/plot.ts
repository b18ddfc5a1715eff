// The charting library, in a chunk of its own.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

export const Plot = uPlot;
