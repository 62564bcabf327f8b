import type { Refusal } from '#domain';
import { refusalFailure } from '#temporal';
import { engineFault } from './engine-fault.js';

const named = (name: string, cause?: unknown) => Object.assign(new Error(name, { cause }), { name });
const grpc = (code: number) => Object.assign(new Error('rpc'), { code });
const refusal: Refusal = { code: 'round.stale', command: 'approve', data: { round: 2 } };

describe('what an error of the engine means', () => {
  it('finds the refusal, however deep', () => {
    const error = named('WorkflowUpdateFailedError', refusalFailure(refusal));
    expect(engineFault(error)).toEqual({ kind: 'refused', refusal });
  });

  it('tells a final failure from a run that ended first', () => {
    const failure = (type: string) => named('WorkflowUpdateFailedError', { type, details: [] });
    expect(engineFault(failure('content.unknown'))).toEqual({ kind: 'failed', code: 'content.unknown' });
    expect(engineFault(failure('AcceptedUpdateCompletedWorkflow'))).toEqual({ kind: 'unsettled' });
    expect(engineFault(named('WorkflowUpdateFailedError'))).toEqual({ kind: 'unsettled' });
  });

  it.each([
    ['WorkflowNotFoundError', 'missing'],
    ['WorkflowUpdateRPCTimeoutOrCancelledError', 'unsettled'],
    ['NamespaceNotFoundError', 'away'],
  ])('%s is %s', (name, kind) => expect(engineFault(named(name))).toEqual({ kind }));

  it.each([
    [4, 'unsettled'],
    [5, 'missing'],
    [8, 'busy'],
    [9, 'busy'],
    [14, 'away'],
  ])('status %i is %s', (code, kind) =>
    expect(engineFault(named('ServiceError', grpc(code)))).toEqual({ kind }),
  );

  it('knows what it does not know', () => {
    expect(engineFault(new TypeError('x'))).toBeNull();
    expect(engineFault(grpc(13))).toBeNull();
    expect(engineFault(null)).toBeNull();
  });
});
