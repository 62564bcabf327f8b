import type { StepForm } from '#domain';
import { useTranslation } from 'react-i18next';

/** A step's form: a reminder is a thin mark, a notice carries its weight in word and edge. */
export function FormMark({ form }: { form: StepForm }) {
  const { t } = useTranslation();
  return <span className={`form-mark form-${form}`}>{t(`words.form.${form}`)}</span>;
}
