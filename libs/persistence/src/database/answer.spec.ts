import type { PoolClient } from 'pg';
import { Patience } from './answer.js';

describe('patience with a silent server', () => {
  const destroy = jest.fn();
  const client = { connection: { stream: { destroy } } } as unknown as PoolClient;

  beforeEach(() => {
    jest.useFakeTimers();
    destroy.mockReset();
  });
  afterEach(() => jest.useRealTimers());

  it('ends so long after the last statement, and cuts the wire', () => {
    const patience = new Patience(client, 1_000);
    jest.advanceTimersByTime(900);
    patience.renew();
    jest.advanceTimersByTime(900);
    expect(destroy).not.toHaveBeenCalled();
    jest.advanceTimersByTime(100);
    expect(destroy).toHaveBeenCalledTimes(1);
  });

  it('is over with the transaction', () => {
    new Patience(client, 1_000).end();
    jest.advanceTimersByTime(10_000);
    expect(destroy).not.toHaveBeenCalled();
  });
});
