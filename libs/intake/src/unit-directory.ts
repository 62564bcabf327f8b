/** The offices of a place, as a person maintains them. Plain JSON; the order carries no meaning. */

export type UnitLevel = 'national' | 'province' | 'city' | 'district' | 'township';

export interface DirectoryUnit {
  id: string;
  kind: 'unit';
  shortName: string;
  fullName: string;
  /** Former names and other short forms that papers use. */
  aliases: string[];
  level: UnitLevel;
  /** Ids of the groups that count it as a member. */
  memberOfGroups: string[];
}

export interface DirectoryGroup {
  id: string;
  kind: 'group';
  shortName: string;
  aliases: string[];
  /** A closed group resolves to its members at issue; an open one (各相关单位) is a placeholder. Source: D1. */
  closed: boolean;
  /** Ids of units; empty for an open group. */
  members: string[];
}

export type UnitDirectory = (DirectoryUnit | DirectoryGroup)[];

/** `matchedName` is the name of the directory that equals the words of the paper. */
export type UnitResolution =
  | { kind: 'unit'; unit: DirectoryUnit; matchedName: string }
  | { kind: 'group'; group: DirectoryGroup; matchedName: string }
  | { kind: 'unknown'; suggestions: UnitSuggestion[] };

/** A near name, best first; `likeness` runs from 0 to 1. Offered, never applied. */
export interface UnitSuggestion {
  id: string;
  name: string;
  likeness: number;
}
