import { refusalSentence } from '#contract';
import type { Refusal } from '#domain';
import { Alert, Button, Select } from 'antd';
import type { FormEvent, RefObject } from 'react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/i18n/language.js';
import { CommandFailure } from './CommandFailure.js';
import { CommandFieldInput } from './CommandFieldInput.js';
import { DraftNote } from './DraftNote.js';
import type { FormContext } from './form-context.js';
import { allNames } from './form-context.js';
import { commandForms } from './forms.js';
import { OutcomePreview } from './OutcomePreview.js';
import { targetLabel } from './target-label.js';
import { TargetPaper } from './TargetPaper.js';
import type { CommandFormInput } from './use-command-form.js';
import { useCommandForm } from './use-command-form.js';

interface CommandFormProps extends CommandFormInput {
  /** Absent where the form is the page's own and cannot be closed. */
  onClose?: (() => void) | undefined;
  /** Whether opening it was asked for, so that the focus should follow. */
  focus: boolean;
}

/** The form of any command: its questions, what would happen, and one button. What was typed survives every failure. */
export function CommandForm({ onClose, focus, ...input }: CommandFormProps) {
  const { t } = useTranslation();
  const form = useCommandForm(input);
  const { kind } = input;
  const id = useId();
  const box = useRef<HTMLFormElement>(null);
  useFocusInside(box, focus);
  const { context, preview, command } = form;
  const refusal = preview !== null && 'refusal' in preview ? preview.refusal : null;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const fault = form.submit();
    if (fault !== null) document.getElementById(`${id}-${fault.field}`)?.focus();
  };
  const hint = t(`commands.kind.${kind}.hint`);
  const { tone } = commandForms[kind];
  return (
    <form
      ref={box}
      className="command-form"
      onSubmit={send}
      noValidate
      aria-label={t(`commands.kind.${kind}.name`)}
    >
      {hint !== '' && <p className="quiet small">{hint}</p>}
      <TargetChoice id={`${id}-target`} input={input} chosen={form.chosen} onChoose={form.setChosen} />
      <TargetPaper kind={kind} context={context} />
      {form.fields.map((field) => (
        <CommandFieldInput key={field.name} id={`${id}-${field.name}`} field={field} form={form} />
      ))}
      {form.draft.state.kind !== 'none' || form.restored !== null ? (
        <DraftNote
          state={form.draft.state}
          restoredAt={form.restored?.at ?? null}
          kind={kind}
          fields={form.fields}
          onTake={form.takeDraft}
          at={input.at}
        />
      ) : null}
      {command.error !== null && <CommandFailure error={command.error} />}
      {command.pending && <Alert type="info" showIcon title={t('commands.pending')} />}
      {refusal !== null && <RefusalNote refusal={refusal} context={context} />}
      <div className="command-foot">
        <Button
          type="primary"
          htmlType="submit"
          danger={tone === 'danger'}
          loading={command.sending}
          disabled={refusal !== null}
        >
          {command.sending ? t('commands.sending') : t(`commands.kind.${kind}.name`)}
        </Button>
        {onClose !== undefined && <Button onClick={onClose}>{t('commands.cancel')}</Button>}
      </div>
      {preview !== null && 'outcome' in preview && (
        <OutcomePreview outcome={preview.outcome} context={context} />
      )}
    </form>
  );
}

interface TargetChoiceProps {
  id: string;
  input: CommandFormInput;
  chosen: number;
  onChoose: (index: number) => void;
}

/** What it is done to, when there is more than one thing. */
function TargetChoice({ id, input, chosen, onChoose }: TargetChoiceProps) {
  const { t } = useTranslation();
  if (input.targets.length < 2) return null;
  return (
    <div className="field">
      <label htmlFor={id}>{t('commands.target')}</label>
      <Select
        id={id}
        value={chosen}
        onChange={onChoose}
        options={input.targets.map((one, index) => ({
          value: index,
          label: targetLabel(one.target, input.view, t),
        }))}
      />
    </div>
  );
}

/** Why the law would refuse it as it stands in the form. */
function RefusalNote({ refusal, context }: { refusal: Refusal; context: FormContext }) {
  const { language } = useLanguage();
  const { utcOffsetMinutes } = context.task.calendar;
  const sentence = refusalSentence(refusal, language, { names: allNames(context), utcOffsetMinutes });
  return <Alert type="warning" showIcon title={sentence} />;
}

/** Whoever opened a form goes on in it with the keyboard. */
function useFocusInside(box: RefObject<HTMLFormElement | null>, focus: boolean): void {
  useEffect(() => {
    if (!focus) return;
    const first = box.current?.querySelector<HTMLElement>(
      'textarea, input:not([tabindex="-1"]), button[type="submit"]',
    );
    first?.focus({ preventScroll: false });
  }, [box, focus]);
}
