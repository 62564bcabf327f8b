/** Chance that can be repeated: the same seed draws the same numbers. */
export class Chance {
  constructor(private state: number) {}

  /** From `CHAOS_SEED`, else a new one; said aloud, so that a run can be repeated. */
  static seeded(): Chance {
    const given = process.env['CHAOS_SEED'];
    const seed = given === undefined ? Date.now() % 1_000_000 : Number(given);
    if (!Number.isSafeInteger(seed)) throw new Error(`CHAOS_SEED is a whole number, not "${given}"`);
    process.stderr.write(`  CHAOS_SEED=${seed}\n`);
    return new Chance(seed);
  }

  /** At least 0, less than 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** The same values in another order. */
  shuffled<T>(values: readonly T[]): T[] {
    return values
      .map((value) => ({ value, place: this.next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ value }) => value);
  }

  /** A generator of its own, so that what one client draws does not depend on the pace of another. */
  fork(): Chance {
    return new Chance(this.between(0, 2 ** 31));
  }

  /** 32 hexadecimal digits. */
  key(): string {
    return Array.from({ length: 4 }, () =>
      Math.floor(this.next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
  }
}
