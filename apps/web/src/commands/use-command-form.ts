import type { CommandResult, Directory, Draft, TaskView } from '#contract';
import type { Actor, Availability, EpochMs, OfferedKind } from '#domain';
import { lackingParts } from '#domain';
import { useMemo, useState } from 'react';
import type { CommandField } from './command-fields.js';
import { commandFields } from './command-fields.js';
import { readFields, storedValues, useDraft } from './draft.js';
import type { FormContext } from './form-context.js';
import type { FieldValue, FormFault, FormValues } from './form-values.js';
import { compose } from './form-values.js';
import { commandForms } from './forms.js';
import type { Preview } from './preview.js';
import { previewOf } from './preview.js';
import { useCommand } from './use-command.js';

export interface CommandFormInput {
  kind: OfferedKind;
  /** What it may be done to; the first is chosen until a person chooses another. */
  targets: Availability[];
  view: TaskView;
  by: Actor;
  at: EpochMs;
  directory: Directory | undefined;
  onDone: (result: CommandResult) => void;
}

/** Everything behind one form: what was typed, what it would do, its draft and its sending. */
export function useCommandForm(input: CommandFormInput) {
  const { kind, targets, view, by, at, directory, onDone } = input;
  const fields = useMemo(() => commandFields(kind), [kind]);
  const [chosen, setChosen] = useState(0);
  const target = useMemo(() => targets[chosen]?.target ?? targets[0]?.target ?? {}, [targets, chosen]);
  const context: FormContext = { view, task: view.state, names: view.names, by, at, target, directory };
  const keepsDraft = commandForms[kind].draft === true;
  const draft = useDraft({ view, track: target.track, kind, fields, enabled: keepsDraft });
  const [restored] = useState(() => (keepsDraft ? storedValues(view, target.track, kind, fields) : null));
  const [values, setValues] = useState<FormValues>(() => ({
    ...commandForms[kind].initial?.(context),
    ...restored?.values,
  }));
  const [fault, setFault] = useState<FormFault | null>(null);
  const command = useCommand(view.state.id, (result) => {
    draft.sent();
    onDone(result);
  });
  const lacking = useMemo(
    () =>
      kind === 'submit' && target.track !== undefined
        ? lackingParts(view.state, target.track).map((p) => p.id)
        : [],
    [kind, view.state, target.track],
  );

  const change = (name: string, value: FieldValue): void => {
    const next = { ...values, [name]: value };
    setValues(next);
    setFault(null);
    draft.keep(next);
  };
  const takeDraft = (stored: Draft, keepMine: boolean): void => {
    if (!keepMine) setValues((before) => ({ ...before, ...readFields(kind, fields, stored.body) }));
    draft.settle(stored, keepMine);
  };
  const submit = (): FormFault | null => {
    const composed = compose(kind, target, fields, values);
    if ('fault' in composed) {
      setFault(composed.fault);
      return composed.fault;
    }
    command.send(composed.request);
    return null;
  };
  const preview = previewFor(kind, fields, values, lacking, context);
  return {
    fields,
    context,
    values,
    change,
    chosen,
    setChosen,
    fault,
    lacking,
    preview,
    submit,
    command,
    draft,
    restored,
    takeDraft,
  };
}

/** Stands in a preview for what is not written yet, so that one sees what would happen before one has written it. */
const UNWRITTEN = '…';

function previewFor(
  kind: OfferedKind,
  fields: CommandField[],
  values: FormValues,
  lacking: string[],
  context: FormContext,
): Preview | null {
  const filled: FormValues = { ...values };
  for (const field of fields) {
    const value = filled[field.name];
    if (field.widget === 'text' && field.required && (typeof value !== 'string' || value.trim() === ''))
      filled[field.name] = UNWRITTEN;
    if (field.widget === 'statements')
      filled[field.name] = {
        is: 'statements',
        texts: Object.fromEntries(lacking.map((track) => [track, UNWRITTEN])),
      };
  }
  const composed = compose(kind, context.target, fields, filled);
  if ('fault' in composed) return null;
  const { by, at, view, task } = context;
  return previewOf(task, composed.request, { by, at, roster: view.roster });
}
