import type { CommandRequest, RequestKind } from '#contract';
import { TEXT_CHARS_MAX, requestSchemas } from '#contract';
import type { CommandTarget, TrackRole } from '#domain';
import type { CommandField } from './command-fields.js';

/** A file that is stored already; a command names it by its hash. */
export interface StoredFile {
  hash: string;
  name: string;
  bytes: number;
}

/** What a form holds while one types. Absent = untouched. */
export interface FormValues {
  [field: string]: FieldValue | undefined;
}

export type FieldValue =
  string | boolean | string[] | StoredFile[] | ChosenPerson | Statements | Joining | null;

export interface ChosenPerson {
  is: 'person';
  person: string;
  unit: string;
}

/** What is said about each part that is missing, by its track. */
export interface Statements {
  is: 'statements';
  texts: Record<string, string>;
}

/** The role of each unit that joins, in the order in which they were chosen. */
export interface Joining {
  is: 'joining';
  roles: Record<string, TrackRole>;
}

/** What is wrong with a form before it is sent; `field` is the wire name. */
export type FormFault =
  | { kind: 'missing'; field: string }
  | { kind: 'tooLong'; field: string; count: number; max: number }
  | { kind: 'invalid'; field: string };

export type Composed = { request: CommandRequest } | { fault: FormFault };

/** The request that a filled form stands for, judged by the contract's schema; or the first thing to correct. */
export function compose(
  kind: RequestKind,
  target: CommandTarget,
  fields: CommandField[],
  values: FormValues,
): Composed {
  const body: Record<string, unknown> = { kind, ...targetOf(kind, target) };
  for (const field of fields) {
    const value = wireValue(field, values[field.name]);
    if (isBlank(value)) {
      if (field.required && field.widget !== 'units')
        return { fault: { kind: 'missing', field: field.name } };
      if (field.widget === 'units') body[field.name] = [];
      continue;
    }
    if (typeof value === 'string' && field.widget === 'text' && value.length > TEXT_CHARS_MAX)
      return { fault: { kind: 'tooLong', field: field.name, count: value.length, max: TEXT_CHARS_MAX } };
    // A person who is asked to act is named with the unit.
    Object.assign(body, field.name === 'person' ? value : { [field.name]: value });
  }
  const parsed = requestSchemas[kind].safeParse(body);
  if (parsed.success) return { request: parsed.data };
  const path = parsed.error.issues[0]?.path[0];
  return { fault: { kind: 'invalid', field: String(path ?? 'kind') } };
}

/** Only those parts of the target that this kind of request asks for. */
function targetOf(kind: RequestKind, target: CommandTarget): CommandTarget {
  const asked = Object.keys(requestSchemas[kind].shape);
  return Object.fromEntries(Object.entries(target).filter(([name]) => asked.includes(name)));
}

function wireValue(field: CommandField, value: FieldValue | undefined): unknown {
  if (value === undefined) return null;
  switch (field.widget) {
    case 'text':
      return typeof value === 'string' ? value.trim() : null;
    case 'attachments':
      return (value as StoredFile[]).map((file) => file.hash);
    case 'statements':
      return Object.entries((value as Statements).texts)
        .filter(([, text]) => text.trim() !== '')
        .map(([track, text]) => ({ track, text: text.trim() }));
    case 'joining':
      return Object.entries((value as Joining).roles).map(([unit, role]) => ({ unit, role }));
    case 'person': {
      const chosen = value as ChosenPerson | null;
      if (chosen === null || field.name !== 'person') return chosen?.person ?? null;
      return { person: chosen.person, unit: chosen.unit };
    }
    default:
      return value;
  }
}

function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
