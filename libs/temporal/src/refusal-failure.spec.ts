import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '#domain';
import {
  failureCode,
  isAsleep,
  refusalFailure,
  refusalOf,
  shouldRepeat,
  wasNotTaken,
} from './refusal-failure.js';

const refusal: Refusal = { code: 'round.stale', command: 'approve', data: { round: 2 } };

describe('a refusal as a failure', () => {
  it('comes back whole, through any chain of causes', () => {
    const failure = refusalFailure(refusal);
    expect(failure.type).toBe('round.stale');
    expect(failure.nonRetryable).toBe(true);
    expect(refusalOf(failure)).toEqual(refusal);
    expect(refusalOf(new Error('update failed', { cause: failure }))).toEqual(refusal);
  });

  it('is recognised by shape, as it arrives from another realm', () => {
    expect(refusalOf({ cause: { type: 'round.stale', details: [refusal] } })).toEqual(refusal);
  });

  it('is not seen where there is none', () => {
    expect(refusalOf(new Error('connection lost'))).toBeNull();
    expect(refusalOf(undefined)).toBeNull();
    expect(refusalOf(ApplicationFailure.nonRetryable('x', 'command.key_reused', refusal))).toBeNull();
    expect(refusalOf({ type: 'round.stale', details: [{ code: 'task.closed' }] })).toBeNull();
  });

  it('ends on a chain that bites its own tail', () => {
    const error: { cause?: unknown } = {};
    error.cause = error;
    expect(refusalOf(error)).toBeNull();
  });
});

describe('the code of a failure', () => {
  it('is that of the innermost failure that has one', () => {
    const inner = ApplicationFailure.nonRetryable('key', 'command.key_reused');
    expect(failureCode(new Error('update failed', { cause: inner }))).toBe('command.key_reused');
    expect(failureCode(new Error('connection lost'))).toBeNull();
  });
});

describe('an update that the engine gave up', () => {
  const status = (code: number, details: string) =>
    new Error('Workflow Update failed', {
      cause: Object.assign(new Error(`${code} FAILED_PRECONDITION: ${details}`), { code, details }),
    });

  it('is worth sending again, other failures are not', () => {
    const givenUp = 'Unable to perform workflow execution update due to unexpected workflow task failure.';
    const notTaken = 'Unable to perform workflow execution update due to Workflow Task in failed state.';
    expect(shouldRepeat(status(9, notTaken))).toBe(true);
    expect([wasNotTaken(status(9, notTaken)), wasNotTaken(status(9, givenUp))]).toEqual([true, false]);
    expect(shouldRepeat(status(9, givenUp))).toBe(true);
    expect(shouldRepeat(status(9, 'limit on number of total updates has been reached'))).toBe(false);
    expect(shouldRepeat(status(5, 'workflow not found'))).toBe(false);
    expect(shouldRepeat(refusalFailure(refusal))).toBe(false);
  });

  it('says apart a workflow that has had no task from one whose tasks fail', () => {
    const asleep = 'Workflow task is not scheduled yet.';
    const failing = 'Unable to query workflow due to Workflow Task in failed state.';
    expect([isAsleep(status(9, asleep)), isAsleep(status(9, failing))]).toEqual([true, false]);
  });
});
