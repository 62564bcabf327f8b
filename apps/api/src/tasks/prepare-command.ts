import type { Actor, Command, ContentRef, EpochMs, Task } from '#domain';
import { available, decide, isRefusal } from '#domain';
import type { CommandRequest, Problem } from '#contract';
import { attachmentsOf, commandOf, textsOf } from '#contract';
import type { Tx } from '#persistence';
import { hasUploaded, namesOf, putContent, reviewRoster, tasksUsingContent } from '#persistence';
import type { ProblemError } from '../http/problem-error.js';
import { problem, refused } from '../http/problem-error.js';
import { newIds, sha256 } from './command-id.js';
import { mention, noMentions } from './mentions.js';

export interface CommandAsk {
  task: Task;
  by: Actor;
  commandId: string;
  request: CommandRequest;
  at: EpochMs;
}

/** The law's command for a request: who acts comes from the session, who could review from the directory. */
export async function buildCommand(tx: Tx, ask: Omit<CommandAsk, 'at'>): Promise<Command> {
  const opensReview = ask.request.kind === 'submit' || ask.request.kind === 'signOff';
  const roster = opensReview ? await reviewRoster(tx, ask.task) : { people: [], leaders: [] };
  return commandOf(ask.request, { by: ask.by, hashOf: sha256, newId: newIds(ask.commandId), roster });
}

/**
 * Everything that can be said before the engine is asked (DESIGN 4): units, people and files that the request names are
 * known, and the law would not refuse it as the record stands. Then its texts are stored. Throws the problem.
 */
export async function checkAndStore(tx: Tx, ask: CommandAsk, command: Command): Promise<void> {
  await mustBeInDirectory(tx, ask.request);
  await mustBeOwnFiles(tx, ask);
  const decision = decide(ask.task, command, Math.max(ask.at, ask.task.at));
  if (isRefusal(decision)) throw await refusedWithWayOut(tx, ask, decision.refusal);
  for (const text of textsOf(ask.request))
    await putContent(tx, text, { mediaType: 'text/plain', by: ask.by.person, at: ask.at });
}

/** The refusal with the names it needs, and what this person could do instead. */
export async function refusedWithWayOut(
  tx: Tx,
  { task, by, at }: Pick<CommandAsk, 'task' | 'by' | 'at'>,
  refusal: Parameters<typeof refused>[0],
): Promise<ProblemError> {
  const { unit, units, person, by: decidedBy } = refusal.data;
  const names = await namesOf(tx, {
    units: [unit, units].flat().filter((id) => typeof id === 'string'),
    people: [person, decidedBy].filter((id) => typeof id === 'string'),
  });
  return refused(refusal, { names, available: possible(task, by, at) });
}

function possible(task: Task, by: Actor, at: EpochMs): Problem['available'] {
  return available(task, by, Math.max(at, task.at))
    .filter((command) => command.allowed)
    .map(({ kind, target }) => ({ kind, target: { ...target } }));
}

/** The law takes any id for a unit or a person; only the directory knows who there is. */
async function mustBeInDirectory(tx: Tx, request: CommandRequest): Promise<void> {
  const wanted = mention(noMentions(), request);
  if ('units' in request) for (const unit of request.units) wanted.units.add(unit);
  if (wanted.units.size + wanted.people.size === 0) return;
  const names = await namesOf(tx, wanted);
  const missing = [
    ...[...wanted.units].filter((id) => names.units[id] === undefined),
    ...[...wanted.people].filter((id) => names.people[id] === undefined),
  ];
  const elsewhere =
    'person' in request && names.people[request.person]?.unit !== request.unit ? [request.person] : [];
  if (missing.length + elsewhere.length > 0)
    throw problem('directory.unknown', { data: { ids: [...missing, ...elsewhere] } });
}

/** A file may be attached by who brought it, or when this task has it already: a hash alone opens nothing. */
async function mustBeOwnFiles(tx: Tx, { request, by, task }: CommandAsk): Promise<void> {
  const strange: ContentRef[] = [];
  for (const ref of new Set(attachmentsOf(request))) {
    if (await hasUploaded(tx, by.person, ref)) continue;
    if (!(await tasksUsingContent(tx, ref)).includes(task.id)) strange.push(ref);
  }
  if (strange.length > 0) throw problem('content.unknown', { data: { hashes: strange } });
}
