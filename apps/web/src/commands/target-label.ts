import type { TaskView } from '#contract';
import type { CommandTarget } from '#domain';
import type { TFunction } from 'i18next';
import { unitName } from '../components/names.js';

/** What a command would be done to, as a person calls it. */
export function targetLabel(target: CommandTarget, view: TaskView, t: TFunction): string {
  const { state, names } = view;
  if (target.placeholder !== undefined)
    return state.placeholders.find((one) => one.id === target.placeholder)?.text ?? target.placeholder;
  if (target.escalation !== undefined) {
    const raised = state.escalations.find((one) => one.id === target.escalation);
    const unit = state.tracks.find((one) => one.id === raised?.track)?.unit;
    const form = raised === undefined ? target.escalation : t(`words.form.${raised.form}`);
    return unit === undefined ? form : `${form} · ${unitName(names, unit)}`;
  }
  if (target.phase !== undefined)
    return state.phases.find((one) => one.id === target.phase)?.due ?? target.phase;
  const track = state.tracks.find((one) => one.id === target.track);
  return track === undefined ? '' : unitName(names, track.unit);
}
