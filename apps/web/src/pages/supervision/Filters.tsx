import { lights, stepForms, taskStatuses } from '#domain';
import { Button, Checkbox, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { directoryQuery } from '../../api/session.js';
import type { SupervisionSearch } from '../../app/search.js';

type Filter = 'unit' | 'light' | 'status' | 'section' | 'form' | 'period' | 'open' | 'unanswered';

interface FiltersProps {
  search: SupervisionSearch;
  show: Filter[];
  sections?: string[];
}

/** Filters of a list; they live in the address, so that what one sees can be passed on as a link. */
export function Filters({ search, show, sections = [] }: FiltersProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const set = (change: Partial<SupervisionSearch>): void =>
    void navigate({ to: '/supervision', search: { ...search, ...change }, replace: true });
  const { tab, ledger, ...filters } = search;
  const narrowed = Object.values(filters).some((value) => value !== undefined);
  return (
    <div className="filters" role="group" aria-label={t('supervision.filters.label')}>
      {show.includes('unit') && <UnitFilter value={search.unit} onChange={(unit) => set({ unit })} />}
      {show.includes('light') && (
        <Choice
          label={t('supervision.filters.light')}
          value={search.light}
          options={lights.map((value) => ({ value, label: t(`words.light.${value}`) }))}
          onChange={(light) => set({ light })}
        />
      )}
      {show.includes('status') && (
        <Choice
          label={t('supervision.filters.status')}
          value={search.status}
          options={taskStatuses.map((value) => ({ value, label: t(`words.taskStatus.${value}`) }))}
          onChange={(status) => set({ status })}
        />
      )}
      {show.includes('section') && (
        <Choice
          label={t('supervision.filters.section')}
          value={search.section}
          options={sections.map((value) => ({ value, label: value }))}
          onChange={(section) => set({ section })}
        />
      )}
      {show.includes('form') && (
        <Choice
          label={t('supervision.filters.form')}
          value={search.form}
          options={stepForms.map((value) => ({ value, label: t(`words.form.${value}`) }))}
          onChange={(form) => set({ form })}
        />
      )}
      {show.includes('period') && <Period search={search} onChange={set} />}
      {show.includes('open') && (
        <Checkbox
          checked={search.open === true}
          onChange={(event) => set({ open: event.target.checked || undefined })}
        >
          {t('supervision.filters.open')}
        </Checkbox>
      )}
      {show.includes('unanswered') && (
        <Checkbox
          checked={search.unanswered === true}
          onChange={(event) => set({ unanswered: event.target.checked || undefined })}
        >
          {t('supervision.filters.unanswered')}
        </Checkbox>
      )}
      {narrowed && (
        <Button type="link" onClick={() => void navigate({ to: '/supervision', search: { tab, ledger } })}>
          {t('supervision.filters.clear')}
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T | undefined;
  options: { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      className="filter"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      options={options}
      onChange={(chosen: T | null | undefined) => onChange(chosen ?? undefined)}
    />
  );
}

function UnitFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (unit: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const directory = useQuery(directoryQuery).data;
  const options = (directory?.units ?? []).map((unit) => ({ value: unit.id, label: unit.shortName }));
  return <Choice label={t('supervision.filters.unit')} value={value} options={options} onChange={onChange} />;
}

function Period({
  search,
  onChange,
}: {
  search: SupervisionSearch;
  onChange: (change: Partial<SupervisionSearch>) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <DatePicker
          key={end}
          aria-label={t(`supervision.filters.${end}`)}
          placeholder={t(`supervision.filters.${end}`)}
          className="filter"
          value={search[end] === undefined ? null : dayjs(search[end])}
          onChange={(day) => onChange({ [end]: day === null ? undefined : day.format('YYYY-MM-DD') })}
        />
      ))}
    </>
  );
}
