/** The offices of a place, as a person maintains them. Plain JSON; the order carries no meaning. */

export type UnitLevel = 'national' | 'province' | 'city' | 'district' | 'township';

/** Days `YYYY-MM-DD`, both inside; a bound that is absent is open. */
export interface Validity {
  validFrom?: string;
  validTo?: string;
}

/** A name that a unit bore, and when (市规划局 until the reform of 2019). */
export interface FormerName extends Validity {
  name: string;
}

export interface DirectoryUnit extends Validity {
  id: string;
  kind: 'unit';
  shortName: string;
  fullName: string;
  /** Other short forms that papers use. */
  aliases: string[];
  formerNames?: FormerName[];
  level: UnitLevel;
  /** The unit it belongs to (交警大队 → 公安局). */
  parentId?: string;
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

/**
 * `matchedName` is the name of the directory that equals the words of the paper; `former` where the unit bears another
 * name on the day that was asked about.
 */
export type UnitResolution =
  | { kind: 'unit'; unit: DirectoryUnit; matchedName: string; former?: true }
  | { kind: 'group'; group: DirectoryGroup; matchedName: string }
  | { kind: 'unknown'; suggestions: UnitSuggestion[] };

/** A near name, best first; `likeness` runs from 0 to 1. Offered, never applied. */
export interface UnitSuggestion {
  id: string;
  name: string;
  likeness: number;
}
