/** What a responsibility cell is cut into. */
import type { AssignmentMode, AssignmentRole, Remark } from '../../ledger-draft.js';

/** Names of the directory that is loaded, for the longest match before any splitting. */
export interface KnownNames {
  /** Length of the longest known name at `index`, 0 where none stands. */
  lengthAt(text: string, index: number): number;
}

export type Token = { start: number; end: number } & (
  | { kind: 'word' }
  | { kind: 'separator'; strength: 'list' | 'clause' }
  | { kind: 'verb'; role: AssignmentRole | null; mode: AssignmentMode; ownName: boolean; words: MarkedWord[] }
  | { kind: 'content' }
  /** What a unit does, in words that no verb of the grammar explains. */
  | { kind: 'act' }
  | { kind: 'with' }
  | { kind: 'label'; role: AssignmentRole | 'leader'; mode: AssignmentMode }
  | { kind: 'remark'; remark: Remark | null }
  | { kind: 'nested'; tokens: Token[] }
  | { kind: 'time' }
  | { kind: 'person' }
  | { kind: 'filler' }
);

interface MarkedWord {
  start: number;
  end: number;
  kind: 'role' | 'mode';
}
