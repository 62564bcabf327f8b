/** From the names of one list to assignments: who shares a role, and whose list is open. Source: LEDGER section 1, "Mode". */
import type { Assignment, AssignmentMode, AssignmentRole } from '../../ledger-draft.js';
import type { ListedName } from './name-list.js';

interface Duty {
  role: AssignmentRole;
  /** What the verb says of the sharing; where it says nothing, two or more are joint. */
  mode: AssignmentMode;
  /** Where the last 等 stands that leaves the list open, -1 where none does. */
  lastOpen: number;
}

/** The assignments of one list; a name with a role of its own (甲局（牵头）) keeps it. */
export function assignmentsOf(names: readonly ListedName[], { role, mode, lastOpen }: Duty): Assignment[] {
  const sharers = new Map<AssignmentRole, number>();
  for (const name of names) sharers.set(name.role ?? role, (sharers.get(name.role ?? role) ?? 0) + 1);
  return names.map((name): Assignment => {
    const own = name.role ?? role;
    const shared = own !== 'support' && (sharers.get(own) ?? 0) > 1 ? 'joint' : null;
    const isOpen = name.kind === 'unit' && name.end <= lastOpen;
    return {
      unitText: name.text,
      kind: name.kind,
      role: own,
      mode: (own === role ? mode : null) ?? shared,
      ...(isOpen ? { openList: true as const } : {}),
    };
  });
}
