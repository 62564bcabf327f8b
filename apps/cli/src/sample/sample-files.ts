import fs from 'node:fs';
import path from 'node:path';
import {
  readLedger,
  resolveUnit,
  compileDirectory,
  type DirectoryUnit,
  type LedgerDraft,
  type UnitDirectory,
} from '#intake';
import {
  planRow,
  type NameMeaning,
  type Office,
  type OfficePerson,
  type OfficeUnit,
  type RowPlan,
} from '#persistence';
import { sampleDecisions } from './decisions.js';

/** The sample ledger's id, and the year it is written for. */
export const SAMPLE_LEDGER = 'yunhe-2026';
export const SAMPLE_YEAR = 2026;

/** Everything of the sample district that stands in files. */
export interface SampleFiles {
  readonly office: Office;
  readonly draft: LedgerDraft;
  readonly paper: Buffer;
  readonly plans: readonly RowPlan[];
}

interface PeopleFile {
  coordinatingUnit: string;
  responsibleLeader: string;
  /** Units that stand in no ledger. */
  units: DirectoryUnit[];
  people: OfficePerson[];
}

/** Reads the sample district of a clone. The files are part of the product, so anything wrong in them is thrown. */
export function readSampleFiles(root: string): SampleFiles {
  const folder = path.join(root, 'libs/intake/samples');
  const directory = readJson<UnitDirectory>(path.join(folder, 'yunhe-units.json'));
  const people = readJson<PeopleFile>(path.join(folder, 'yunhe-people.json'));
  const paper = fs.readFileSync(path.join(folder, 'yunhe-2026.txt'));
  const read = readLedger(paper, { directory });
  if (!read.ok) throw new Error(`the sample ledger is not readable: ${read.refusal.messageEn}`);
  return {
    office: officeOf(directory, people),
    draft: read.value,
    paper,
    plans: plansOf(read.value, directory),
  };
}

function readJson<T>(file: string): T {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as T;
}

function officeOf(directory: UnitDirectory, people: PeopleFile): Office {
  const units = [...directory.filter((entry) => entry.kind === 'unit'), ...people.units];
  return {
    units: units.map(({ id, shortName, fullName, aliases, level }): OfficeUnit => ({
      id,
      shortName,
      fullName,
      aliases,
      level,
    })),
    groups: directory
      .filter((entry) => entry.kind === 'group')
      .map(({ id, shortName, aliases, closed, members }) => ({ id, shortName, aliases, closed, members })),
    people: people.people,
    coordinatingUnit: people.coordinatingUnit,
    responsibleLeader: people.responsibleLeader,
  };
}

function plansOf(draft: LedgerDraft, entries: UnitDirectory): RowPlan[] {
  const directory = compileDirectory(entries);
  const meaningOf = (text: string): NameMeaning => {
    const found = resolveUnit(text, directory);
    if (found.kind === 'unit') return { kind: 'unit', unit: found.unit.id };
    if (found.kind === 'unknown') return found;
    return { kind: 'group', closed: found.group.closed, members: found.group.members };
  };
  return draft.rows.map((row) => planRow(row, meaningOf, sampleDecisions));
}
