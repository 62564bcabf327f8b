import { useTranslation } from 'react-i18next';
import { Field } from '../components/Field.js';
import type { CommandField } from './command-fields.js';
import { AttachmentsWidget } from './fields/AttachmentsWidget.js';
import { JoiningWidget } from './fields/JoiningWidget.js';
import type { WidgetProps } from './fields/widgets.js';
import {
  ChoiceWidget,
  DayWidget,
  FlagWidget,
  PersonWidget,
  StatementsWidget,
  TextWidget,
  TracksWidget,
  UnitWidget,
  UnitsWidget,
} from './fields/widgets.js';
import type { FormFault } from './form-values.js';
import type { useCommandForm } from './use-command-form.js';

interface FieldInputProps {
  id: string;
  field: CommandField;
  form: ReturnType<typeof useCommandForm>;
}

/** One question of a command with the control that its kind asks for. */
export function CommandFieldInput({ id, field, form }: FieldInputProps) {
  const { t } = useTranslation();
  const label = t(`commands.field.${field.name as 'reason'}`);
  const fault = useFaultText(form.fault?.field === field.name ? form.fault : null, label);
  if (field.name === 'notApplicable' && !form.context.task.skippable) return null;
  const widget: WidgetProps = {
    id,
    field,
    value: form.values[field.name],
    onChange: (value) => form.change(field.name, value),
    context: form.context,
    faultId: fault === null ? undefined : `${id}-fault`,
  };
  const group =
    field.widget === 'choice' ||
    field.widget === 'tracks' ||
    field.widget === 'joining' ||
    field.widget === 'statements';
  if (field.widget === 'flag')
    return (
      <div className="field">
        <FlagWidget {...widget} />
      </div>
    );
  const required = field.required || field.widget === 'statements';
  return (
    <Field id={id} label={label} required={required} fault={fault} group={group}>
      <Widget widget={widget} lacking={form.lacking} />
    </Field>
  );
}

function Widget({ widget, lacking }: { widget: WidgetProps; lacking: string[] }) {
  switch (widget.field.widget) {
    case 'text':
      return <TextWidget {...widget} />;
    case 'day':
      return <DayWidget {...widget} />;
    case 'choice':
      return <ChoiceWidget {...widget} />;
    case 'flag':
      return <FlagWidget {...widget} />;
    case 'unit':
      return <UnitWidget {...widget} />;
    case 'units':
      return <UnitsWidget {...widget} />;
    case 'person':
      return <PersonWidget {...widget} />;
    case 'tracks':
      return <TracksWidget {...widget} />;
    case 'joining':
      return <JoiningWidget {...widget} />;
    case 'attachments':
      return <AttachmentsWidget id={widget.id} value={widget.value} onChange={widget.onChange} />;
    case 'statements':
      return <StatementsWidget {...widget} lacking={lacking} />;
  }
}

function useFaultText(fault: FormFault | null, field: string): string | null {
  const { t } = useTranslation();
  if (fault === null) return null;
  if (fault.kind === 'tooLong') return t('commands.tooLong', { field, max: fault.max, count: fault.count });
  return t(fault.kind === 'missing' ? 'commands.missing' : 'commands.invalid', { field });
}
