// Pause, go on, stop: what a person decides while training runs.

export class Control {
  private stopped_ = false;
  private waiting: { promise: Promise<void>; go: () => void } | null = null;

  get stopped(): boolean {
    return this.stopped_;
  }
  get paused(): boolean {
    return this.waiting !== null;
  }
  pause(): void {
    if (this.waiting || this.stopped_) return;
    let go = (): void => undefined;
    const promise = new Promise<void>((resolve) => (go = resolve));
    this.waiting = { promise, go };
  }
  resume(): void {
    this.waiting?.go();
    this.waiting = null;
  }
  stop(): void {
    this.stopped_ = true;
    this.resume();
  }
  /** Waits while paused. */
  async whilePaused(): Promise<void> {
    await this.waiting?.promise;
  }
}

/** Lets messages be read between two steps: a turn of the event loop that no timer delays. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
