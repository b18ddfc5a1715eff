// Numbers of a run, as a person reads them.

/** `1:12 left`, `45 s left`, `2:03:10 left`. */
export function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "time left unknown";
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s left`;
  const two = (n: number): string => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = two(whole % 60);
  return hours > 0
    ? `${hours}:${two(minutes)}:${rest} left`
    : `${minutes}:${rest} left`;
}

/** `1,240 images/s`; slow runs keep a decimal. */
export function speed(perSecond: number, unit = "images"): string {
  if (!Number.isFinite(perSecond)) return `– ${unit}/s`;
  const digits = perSecond < 10 ? 1 : 0;
  return `${perSecond.toLocaleString("en-US", { maximumFractionDigits: digits, minimumFractionDigits: digits })} ${unit}/s`;
}

export function percent(share: number | null): string {
  return share === null ? "–" : `${(share * 100).toFixed(1)} %`;
}

export function count(n: number): string {
  return n.toLocaleString("en-US");
}

/** `1.3e-7` for small numbers, three digits otherwise. */
export function small(n: number): string {
  if (n === 0) return "0";
  return Math.abs(n) < 1e-3 || Math.abs(n) >= 1e5
    ? n.toExponential(1)
    : String(Number(n.toPrecision(3)));
}
