import { Checkbox, DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

import { UnitSelect, UnitsSelect, findsOption } from '../../components/UnitSelect.js';
import { unitName } from '../../components/names.js';
import type { CommandField } from '../command-fields.js';
import type { FormContext } from '../form-context.js';
import type { ChosenPerson, FieldValue, Joining, Statements } from '../form-values.js';

export interface WidgetProps {
  id: string;
  field: CommandField;
  value: FieldValue | undefined;
  onChange: (value: FieldValue) => void;
  context: FormContext;
  /** Id of the sentence that says what is wrong, when something is. */
  faultId: string | undefined;
}

const asText = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');
const asList = (value: FieldValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

export function TextWidget({ id, value, onChange, faultId }: WidgetProps) {
  return (
    <Input.TextArea
      id={id}
      autoSize={{ minRows: 3, maxRows: 14 }}
      value={asText(value)}
      status={faultId === undefined ? '' : 'error'}
      aria-invalid={faultId !== undefined}
      aria-describedby={faultId}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function DayWidget({ id, value, onChange, faultId }: WidgetProps) {
  const { t } = useTranslation();

  const day = asText(value);
  const format = t('shell.time.picker');

  return (
    <DatePicker
      id={id}
      style={{ width: 220 }}
      value={day === '' ? null : dayjs(day)}
      format={[format, 'YYYY-MM-DD']}
      status={faultId === undefined ? '' : 'error'}
      aria-describedby={faultId}
      onChange={(chosen) => onChange(chosen === null ? null : chosen.format('YYYY-MM-DD'))}
    />
  );
}

/** Words of the choices that commands offer, by field. */
function useChoiceWord(): (field: string, option: string) => string {
  const { t } = useTranslation();
  return (field, option) => {
    if (field === 'ground') return t(`words.contestGround.${option as 'notOurDuty'}`);
    if (field === 'answer') return t(`words.escalationAnswer.${option as 'read'}`);
    if (field === 'outcome') return t(`words.contestOutcome.${option as 'upheld'}`);
    return t(`words.trackRole.${option as 'support'}`);
  };
}

export function ChoiceWidget({ field, value, onChange }: WidgetProps) {
  const word = useChoiceWord();
  return (
    <Radio.Group
      value={asText(value)}
      onChange={(event) => onChange(event.target.value as string)}
      options={field.options.map((option) => ({ value: option, label: word(field.name, option) }))}
    />
  );
}

export function FlagWidget({ id, field, value, onChange }: WidgetProps) {
  const { t } = useTranslation();
  return (
    <Checkbox id={id} checked={value === true} onChange={(event) => onChange(event.target.checked)}>
      {t(`commands.field.${field.name as 'required'}`)}
    </Checkbox>
  );
}

export function UnitWidget({ id, value, onChange, faultId }: WidgetProps) {
  return <UnitSelect id={id} value={asText(value) || null} onChange={onChange} faultId={faultId} />;
}

export function UnitsWidget({ id, value, onChange }: WidgetProps) {
  return <UnitsSelect id={id} value={asList(value)} onChange={onChange} />;
}

export function PersonWidget({ id, value, onChange, context, faultId }: WidgetProps) {
  const { t } = useTranslation();
  const { directory } = context;
  const units = new Map((directory?.units ?? []).map((unit) => [unit.id, unit.shortName]));
  const people = (directory?.people ?? []).filter((person) => person.id !== context.by.person);
  const chosen = isTagged(value) && value.is === 'person' ? value.person : null;
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ filterOption: findsOption }}
      placeholder={t('commands.search')}
      loading={directory === undefined}
      value={chosen}
      status={faultId === undefined ? '' : 'error'}
      options={people.map((person) => ({
        value: person.id,
        label: `${person.name} · ${units.get(person.unit) ?? person.unit}`,
        sought: `${person.name} ${units.get(person.unit) ?? ''}`.toLowerCase(),
      }))}
      onChange={(id: string | null | undefined) => {
        const person = people.find((one) => one.id === id);
        onChange(person === undefined ? null : { is: 'person', person: person.id, unit: person.unit });
      }}
    />
  );
}

/** Parts that go back together with the result (F39), all that a reopening may name, or that may leave the row (F9). */
export function TracksWidget({ field, value, onChange, context }: WidgetProps) {
  const { t } = useTranslation();
  const { task, target, names } = context;
  const closed = task.closing !== null;
  const eligible = task.tracks.filter((track) => {
    if (field.name === 'leaving') return track.status !== 'accepted' && track.status !== 'withdrawn';
    if (track.id === target.track || track.role === 'reviewer' || track.status === 'withdrawn') return false;
    return closed || track.status === 'accepted' || track.status === 'submitted';
  });
  if (eligible.length === 0) return <span className="quiet small">{t('shell.state.unknown')}</span>;
  return (
    <Checkbox.Group
      value={asList(value)}
      onChange={(chosen) => onChange(chosen)}
      options={eligible.map((track) => ({
        value: track.id,
        label: t('commands.statements.of', {
          unit: unitName(names, track.unit),
          status: t(`words.trackStatus.${track.status}`),
        }),
      }))}
    />
  );
}

/** A line for each part that is not in: without it the law refuses the submission (F30). */
export function StatementsWidget({
  id,
  value,
  onChange,
  context,
  lacking,
}: WidgetProps & { lacking: string[] }) {
  const { t } = useTranslation();
  const written = isTagged(value) && value.is === 'statements' ? value.texts : {};
  if (lacking.length === 0) return <p className="quiet small">{t('commands.statements.none')}</p>;
  return (
    <>
      <p className="quiet small">{t('commands.statements.hint')}</p>
      {lacking.map((track) => {
        const part = context.task.tracks.find((one) => one.id === track);
        const label =
          part === undefined
            ? track
            : t('commands.statements.of', {
                unit: unitName(context.names, part.unit),
                status: t(`words.trackStatus.${part.status}`),
              });
        return (
          <div key={track} className="field">
            <label htmlFor={`${id}-${track}`}>{label}</label>
            <Input.TextArea
              id={`${id}-${track}`}
              autoSize={{ minRows: 1, maxRows: 6 }}
              value={written[track] ?? ''}
              onChange={(event) =>
                onChange({ is: 'statements', texts: { ...written, [track]: event.target.value } })
              }
            />
          </div>
        );
      })}
    </>
  );
}

function isTagged(value: FieldValue | undefined): value is ChosenPerson | Statements | Joining {
  return typeof value === 'object' && value !== null && 'is' in value;
}
