import type { Directory, Names, TaskView } from '#contract';
import type { Actor, CommandTarget, EpochMs, Task } from '#domain';

/** What every form may look at: the row, the names in it, who acts, and the server's now. */
export interface FormContext {
  view: TaskView;
  task: Task;
  names: Names;
  by: Actor;
  at: EpochMs;
  target: CommandTarget;
  /** Absent until it is read; units and people can be chosen then. */
  directory: Directory | undefined;
}

/** Names of the row and, beside them, of everybody in the directory. */
export function allNames({ names, directory }: Pick<FormContext, 'names' | 'directory'>): Names {
  if (directory === undefined) return names;
  const units = Object.fromEntries(directory.units.map((unit) => [unit.id, unit]));
  const people = Object.fromEntries(directory.people.map((person) => [person.id, person]));
  return { units: { ...units, ...names.units }, people: { ...people, ...names.people } };
}
