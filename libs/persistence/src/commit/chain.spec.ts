import type { TaskEvent } from '#domain';
import type { ChainEntry } from './chain.js';
import { chainHash, chainStart } from './chain.js';

const event: TaskEvent = {
  kind: 'receiptAcknowledged',
  v: 1,
  at: 1_772_416_800_000,
  by: { person: 'p-1', unit: 'u-1' },
  track: 'a',
};
const entry: ChainEntry = { tenantId: 'default', taskId: 'l-1-001', seq: 2, commandId: 'c-1', event };

describe('the chain of a task', () => {
  it('is frozen: a stored chain must verify for ever', () => {
    const first = chainHash(chainStart, entry);
    expect(first.toString('hex')).toBe('ff63e30dac78e84fcc5e74db6f59042a2d56c989e13f1f36b92a59a795227d53');
    expect(chainHash(first, { ...entry, seq: 3 }).toString('hex')).toBe(
      'ee3f5f5d9b6dc4257adfc585af44a1ed91feba53da70db667a361396d0ca2823',
    );
  });

  it.each<[string, ChainEntry]>([
    ['tenant', { ...entry, tenantId: 'other' }],
    ['task', { ...entry, taskId: 'l-1-002' }],
    ['place', { ...entry, seq: 4 }],
    ['command', { ...entry, commandId: 'c-2' }],
    ['instant', { ...entry, event: { ...event, at: event.at + 1 } }],
    ['actor', { ...entry, event: { ...event, by: { person: 'p-2', unit: 'u-1' } } }],
    ['body', { ...entry, event: { ...event, track: 'b' } as TaskEvent }],
  ])('covers the %s', (_name, other) => {
    expect(chainHash(chainStart, other).equals(chainHash(chainStart, entry))).toBe(false);
  });
});
