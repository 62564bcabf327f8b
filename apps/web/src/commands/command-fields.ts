import type { RequestKind } from '#contract';
import { requestSchemas } from '#contract';
import type { z } from 'zod';

/** How a field of a request is asked for. `hidden` ones are the target, known before the form opens. */
export type FieldWidget =
  | 'text'
  | 'day'
  | 'choice'
  | 'flag'
  | 'unit'
  | 'units'
  | 'person'
  | 'tracks'
  | 'joining'
  | 'attachments'
  | 'statements';

export interface CommandField {
  name: string;
  widget: FieldWidget;
  /** The law refuses the request without it. */
  required: boolean;
  /** Of a `choice`: the wire names, in order. */
  options: string[];
}

/** Known from the target or filled together with another field. */
const targetFields = new Set([
  'kind',
  'track',
  'round',
  'placeholder',
  'escalation',
  'request',
  'consultation',
  'phase',
  'period',
]);

const widgetsByName: Record<string, FieldWidget> = {
  unit: 'unit',
  proposedUnit: 'unit',
  units: 'units',
  person: 'person',
  tracks: 'tracks',
  leaving: 'tracks',
  joining: 'joining',
  approver: 'person',
  attachments: 'attachments',
  statements: 'statements',
  dueDay: 'day',
  expected: 'day',
  reworkUntil: 'day',
  answerBy: 'day',
  effectiveOn: 'day',
};

interface Inner {
  schema: z.core.$ZodType;
  required: boolean;
}

function unwrap(schema: z.core.$ZodType): Inner {
  const { def } = schema._zod;
  if (def.type !== 'default' && def.type !== 'nullable' && def.type !== 'optional')
    return { schema, required: true };
  const wrapped = def as unknown as { innerType: z.core.$ZodType };
  return { schema: unwrap(wrapped.innerType).schema, required: false };
}

function fieldOf(name: string, outer: z.core.$ZodType): CommandField {
  const { schema, required } = unwrap(outer);
  const { def } = schema._zod;
  if (def.type === 'boolean') return { name, widget: 'flag', required: false, options: [] };
  if (def.type === 'enum') {
    const { entries } = def as unknown as { entries: Record<string, string> };
    return { name, widget: 'choice', required, options: Object.values(entries) };
  }
  return { name, widget: widgetsByName[name] ?? 'text', required, options: [] };
}

/**
 * What a person must still say for a command, read from the contract's own schema, in its order: adding a field there
 * adds it to the form. A person is asked for with the unit, so `unit` beside `person` is no field of its own.
 */
export function commandFields(kind: RequestKind): CommandField[] {
  const shape = requestSchemas[kind].shape as Record<string, z.core.$ZodType>;
  const names = Object.keys(shape).filter((name) => !targetFields.has(name));
  return names
    .filter((name) => !(name === 'unit' && names.includes('person')))
    .map((name) => fieldOf(name, shape[name] as z.core.$ZodType));
}
