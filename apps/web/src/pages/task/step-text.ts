import type { TaskView } from '#contract';
import type { DeadlineId, StepForm } from '#domain';
import type { TFunction } from 'i18next';

/** What names a step: its rung, and the clock whose ladder it stands on. */
interface NamedStep {
  deadline: DeadlineId;
  step: string;
  form: StepForm;
}

/** A step as people call it: what is sent, and how far from which limit. */
export function stepText(named: NamedStep, view: TaskView, t: TFunction): string {
  const form = t(`words.form.${named.form}`);
  const deadline = view.state.deadlines.find((one) => one.id === named.deadline);
  const step = deadline?.steps.find((one) => one.id === named.step);
  if (deadline === undefined || step === undefined) return form;
  const clock = t(`words.deadlineKind.${deadline.kind}`);
  if (step.offsetWorkdays < 0) return t('task.stepBefore', { count: -step.offsetWorkdays, clock, form });
  if (step.offsetWorkdays === 0) return t('task.stepAt', { clock, form });
  return t('task.stepAfter', { count: step.offsetWorkdays, clock, form });
}
