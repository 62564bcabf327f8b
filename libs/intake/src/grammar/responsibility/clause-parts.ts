/** What the clauses of a cell say, as they are collected. */
import type { Assignment, Mark, Remark } from '../../ledger-draft.js';
import type { ListedName } from './name-list.js';

export interface Clauses {
  assignments: Assignment[];
  remarks: Remark[];
  leaders: string[];
  marks: Mark[];
  /** Names that were taken over although their words do not end as a name ends. */
  unsure: ListedName[];
  /** Words that no production explains. */
  leftovers: string[];
  /** Names that no verb, label or column gives a role. */
  roleless: string[];
  /** Posts and persons that stand where a unit should. */
  officials: string[];
}

export function noClauses(): Clauses {
  return {
    assignments: [],
    remarks: [],
    leaders: [],
    marks: [],
    unsure: [],
    leftovers: [],
    roleless: [],
    officials: [],
  };
}
