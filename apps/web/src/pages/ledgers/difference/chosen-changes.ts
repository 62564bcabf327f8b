import type { LedgerDifference, RowChange } from '#contract';

/** Changes that a click of "all" takes: what is new and what differs. A withdrawal is confirmed by itself. */
export function allTaken({ created, changed }: LedgerDifference): string[] {
  return [...created, ...changed].filter(({ becomes }) => becomes !== 'none').map(({ key }) => key);
}

/** Whether confirming these sends commands to running tasks, which rest on a basis. */
export function needsBasis(changes: readonly RowChange[]): boolean {
  return changes.some(({ becomes }) => becomes === 'amend' || becomes === 'cancel');
}

/** The changes of a difference that were chosen, as a confirmation names them. */
export function chosenOf(
  { created, changed, withdrawn }: LedgerDifference,
  chosen: ReadonlySet<string>,
): { take: string[]; withdraw: string[]; changes: RowChange[] } {
  const taken = [...created, ...changed].filter(({ key }) => chosen.has(key));
  const gone = withdrawn.filter(({ key }) => chosen.has(key));
  return {
    take: taken.map(({ key }) => key),
    withdraw: gone.map(({ key }) => key),
    changes: [...taken, ...gone],
  };
}
