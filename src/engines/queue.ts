// Messages that come when they come, read one after the other.

export class MessageQueue<T> implements AsyncIterable<T> {
  private readonly waiting: T[] = [];
  private wake: () => void = () => undefined;
  private ended = false;
  private failure: { readonly error: unknown } | null = null;

  push(message: T): void {
    this.waiting.push(message);
    this.wake();
  }
  close(): void {
    this.ended = true;
    this.wake();
  }
  /** Ends the reading with an error, after what was pushed before. */
  fail(error: unknown): void {
    this.failure = { error };
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<T> {
    for (;;) {
      while (this.waiting.length > 0) yield this.waiting.shift() as T;
      if (this.failure) throw this.failure.error;
      if (this.ended) return;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
