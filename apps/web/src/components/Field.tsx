import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FieldProps {
  id: string;
  label: string;
  required: boolean;
  fault: string | null;
  hint?: ReactNode;
  /** A group of controls is named by a legend, a single one by a label. */
  group?: boolean;
  children: ReactNode;
}

/** One question of a form: its label, the control, and what is wrong with the answer, tied together for a reader. */
export function Field({ id, label, required, fault, hint, group = false, children }: FieldProps) {
  const { t } = useTranslation();
  const caption = (
    <>
      {label}
      {!required && <span className="quiet small"> {t('commands.optional')}</span>}
    </>
  );
  const below = (
    <>
      {hint !== undefined && <div className="field-hint">{hint}</div>}
      {fault !== null && (
        <div className="field-fault" id={`${id}-fault`} role="alert">
          {fault}
        </div>
      )}
    </>
  );
  if (group)
    return (
      <fieldset className="field" id={id} tabIndex={-1}>
        <legend>{caption}</legend>
        {children}
        {below}
      </fieldset>
    );
  return (
    <div className="field">
      <label htmlFor={id}>{caption}</label>
      {children}
      {below}
    </div>
  );
}
