import { describe, expect, it } from '@jest/globals';
import { choosePorts, portRange } from './ports.js';

const allBut =
  (...busy: number[]) =>
  async (port: number): Promise<boolean> =>
    !busy.includes(port);

describe('choosePorts', () => {
  it('takes free ports from the start on', async () => {
    const ports = await choosePorts(['a', 'b', 'c'], {}, 21_000, allBut(21_001));
    expect(ports).toEqual({ a: 21_000, b: 21_002, c: 21_003 });
  });

  it('keeps remembered ports and replaces those that are taken', async () => {
    const ports = await choosePorts(['a', 'b'], { a: 22_000, b: 22_001 }, 21_000, allBut(22_001));
    expect(ports).toEqual({ a: 22_000, b: 21_000 });
  });

  it('never gives a port that is remembered for another name', async () => {
    expect(await choosePorts(['a'], { b: 21_000 }, 21_000, allBut())).toEqual({ a: 21_001 });
  });

  it('goes round the range once, and says when nothing is free', async () => {
    const last = portRange.to - 1;
    expect(await choosePorts(['a', 'b'], {}, last, allBut())).toEqual({ a: last, b: portRange.from });
    await expect(choosePorts(['a'], {}, last, async () => false)).rejects.toMatchObject({
      code: 'ports.none_free',
    });
  });

  it('stays below the 2-byte limit of the engine', () => {
    expect(portRange.to).toBeLessThanOrEqual(32_768);
  });
});
