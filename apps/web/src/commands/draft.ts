import type { Draft, DraftBody, TaskView } from '#contract';
import { draftSchema } from '#contract';
import type { OfferedKind } from '#domain';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../api/client.js';
import { discardDraft, saveDraft } from '../api/tasks.js';
import type { CommandField } from './command-fields.js';
import type { FormValues, StoredFile } from './form-values.js';

/** How the copy on the server stands beside what is on the page. */
export type DraftState =
  | { kind: 'none' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'failed' }
  | { kind: 'conflict'; stored: Draft };

const SAVE_AFTER_MS = 800;
const FIELDS_MAX = 20;

/**
 * One draft per person and part holds the texts of several forms; each keeps its fields under its own kind. Statements
 * are kept per part, files as their names and hashes.
 */
export function writeFields(
  kind: OfferedKind,
  fields: CommandField[],
  values: FormValues,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined || value === null) continue;
    if (typeof value === 'string') kept[`${kind}.${field.name}`] = value;
    else if (field.widget === 'attachments' && Array.isArray(value) && value.length > 0)
      kept[`${kind}.${field.name}`] = JSON.stringify(value);
    else if (typeof value === 'object' && 'is' in value && value.is === 'statements')
      kept[`${kind}.${field.name}`] = JSON.stringify(value.texts);
  }
  return kept;
}

/** The other way round. What cannot be read any more is left out. */
export function readFields(kind: OfferedKind, fields: CommandField[], body: DraftBody): FormValues {
  const values: FormValues = {};
  for (const field of fields) {
    const text = body.fields[`${kind}.${field.name}`];
    if (text === undefined || text === '') continue;
    if (field.widget === 'attachments') values[field.name] = readFiles(text);
    else if (field.widget === 'statements') values[field.name] = { is: 'statements', texts: readTexts(text) };
    else values[field.name] = text;
  }
  return values;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function readFiles(text: string): StoredFile[] {
  const read = readJson(text);
  if (!Array.isArray(read)) return [];
  return (read as Partial<StoredFile>[]).filter(
    (one): one is StoredFile =>
      typeof one.hash === 'string' && typeof one.name === 'string' && typeof one.bytes === 'number',
  );
}

function readTexts(text: string): Record<string, string> {
  const read = readJson(text);
  if (typeof read !== 'object' || read === null) return {};
  return Object.fromEntries(Object.entries(read).filter(([, one]) => typeof one === 'string'));
}

/** The draft that was read with the row, for this form; null when there is nothing of it. */
export function storedValues(
  view: TaskView,
  track: string | undefined,
  kind: OfferedKind,
  fields: CommandField[],
): { values: FormValues; at: number } | null {
  const draft = view.drafts.find((one) => one.track === track);
  if (draft === undefined) return null;
  const values = readFields(kind, fields, draft.body);
  return Object.keys(values).length === 0 ? null : { values, at: draft.savedAt };
}

interface DraftOptions {
  view: TaskView;
  track: string | undefined;
  kind: OfferedKind;
  fields: CommandField[];
  /** Whether this form keeps a draft at all. */
  enabled: boolean;
}

/** Saves what one writes shortly after one stops. A copy changed elsewhere is never written over unasked (F25). */
export function useDraft({ view, track, kind, fields, enabled }: DraftOptions) {
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  const known = useRef<Draft | undefined>(view.drafts.find((one) => one.track === track));
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef<FormValues | null>(null);
  const task = view.state.id;

  const store = useCallback(async (): Promise<void> => {
    const values = latest.current;
    if (values === null || track === undefined) return;
    setState({ kind: 'saving' });
    try {
      const body = mergeBody(known.current?.body, kind, writeFields(kind, fields, values));
      known.current = await saveDraft(task, track, known.current?.version ?? 0, body);
      setState({ kind: 'saved', at: known.current.savedAt });
    } catch (error) {
      const stored = staleDraft(error);
      setState(stored === null ? { kind: 'failed' } : { kind: 'conflict', stored });
    }
  }, [fields, kind, task, track]);

  const keep = useCallback(
    (values: FormValues): void => {
      if (!enabled || track === undefined) return;
      latest.current = values;
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(() => void store(), SAVE_AFTER_MS);
    },
    [enabled, store, track],
  );

  /** After a conflict: go on from the stored copy, which `keepMine` then writes over with what is on the page. */
  const settle = useCallback(
    (stored: Draft, keepMine: boolean): void => {
      known.current = stored;
      setState({ kind: 'saved', at: stored.savedAt });
      if (keepMine) void store();
    },
    [store],
  );

  const stop = useCallback((): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  /** What was sent is no draft any more. A draft that cannot be cleared now does no harm but to be offered once more. */
  const sent = useCallback((): void => {
    stop();
    const draft = known.current;
    if (draft === undefined || track === undefined) return;
    const rest = mergeBody(draft.body, kind, {});
    const cleared =
      Object.keys(rest.fields).length === 0
        ? discardDraft(task, track)
        : saveDraft(task, track, draft.version, rest);
    cleared.catch(() => undefined);
  }, [kind, stop, task, track]);
  return { state, keep, settle, sent };
}

/** The fields of other forms stay; those of this one are replaced. */
function mergeBody(
  before: DraftBody | undefined,
  kind: OfferedKind,
  written: Record<string, string>,
): DraftBody {
  const others = Object.entries(before?.fields ?? {}).filter(([name]) => !name.startsWith(`${kind}.`));
  const fields = Object.fromEntries([...Object.entries(written), ...others].slice(0, FIELDS_MAX));
  const hashes = Object.entries(fields)
    .filter(([name]) => name.endsWith('.attachments'))
    .flatMap(([, text]) => readFiles(text).map((file) => file.hash));
  return { fields, attachments: [...new Set(hashes)].slice(0, FIELDS_MAX) };
}

function staleDraft(error: unknown): Draft | null {
  if (!(error instanceof ApiProblem) || error.problem.code !== 'draft.stale') return null;
  const stored = draftSchema.safeParse(error.problem.data['stored']);
  return stored.success ? stored.data : null;
}
