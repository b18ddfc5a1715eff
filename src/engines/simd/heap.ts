// Memory handed out and taken back, first fit, by addresses above the kernels' own.

export interface Block {
  readonly address: number;
  readonly bytes: number;
}

/** Blocks begin at multiples of this, and vectors may reach so far beyond their end. */
const alignment = 64;

const endOf = ({ address, bytes }: Block): number =>
  address + Math.ceil(bytes / alignment) * alignment + alignment;

export class Heap {
  private readonly blocks: Block[] = [];

  /** `grow` is told up to which address memory is needed. */
  constructor(
    private readonly start: number,
    private readonly grow: (end: number) => void,
  ) {}

  /** Bytes handed out. */
  get used(): number {
    return this.blocks.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  take(bytes: number): Block {
    let block = { address: this.start, bytes };
    let index = 0;
    for (; index < this.blocks.length; index++) {
      const next = this.blocks[index] as Block;
      if (endOf(block) <= next.address) break;
      block = { address: endOf(next), bytes };
    }
    this.grow(endOf(block));
    this.blocks.splice(index, 0, block);
    return block;
  }

  release(block: Block): void {
    const index = this.blocks.indexOf(block);
    if (index >= 0) this.blocks.splice(index, 1);
  }
}
