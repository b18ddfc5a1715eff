// When the timed steps of an engine's trial tell enough: short for engines that settle at once or have no hope, longer for those still compiled.
/** The trial ends after so many timed steps, or when they took this long. */
const mostSteps = 8;
const mostMilliseconds = 1500;
/** Or after so many in a row that are not a twentieth faster than the best: browsers compile what runs often a second time, and better. */
const mostSettled = 2;
const faster = 0.95;
/** Or when a step took so many times as long as the best engine's so far: no second compilation makes good for that. */
const hopeless = 2;

/** The timed steps of one engine, in milliseconds, until they tell enough. */
export class TrialTimes {
  best = Infinity;
  private steps = 0;
  private spent = 0;
  private settled = 0;
  private readonly limit: number;

  /** `rival`: seconds of the fastest engine so far. */
  constructor(rival: number | null) {
    this.limit = rival === null ? Infinity : rival * 1000 * hopeless;
  }

  add(milliseconds: number): void {
    this.steps++;
    this.spent += milliseconds;
    this.settled = milliseconds < this.best * faster ? 0 : this.settled + 1;
    this.best = Math.min(this.best, milliseconds);
  }

  get told(): boolean {
    return (
      this.steps >= mostSteps ||
      this.spent >= mostMilliseconds ||
      this.settled >= mostSettled ||
      (this.steps > 0 && this.best > this.limit)
    );
  }
}
