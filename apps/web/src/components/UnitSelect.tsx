import type { Directory } from '#contract';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { directoryQuery } from '../api/session.js';

interface UnitOption {
  value: string;
  label: string;
  /** Every name of the unit, lower case, so that a full or former name finds it too. */
  sought: string;
}

export function unitOptions(directory: Directory | undefined): UnitOption[] {
  return (directory?.units ?? []).map((unit) => ({
    value: unit.id,
    label: unit.shortName,
    sought: [unit.shortName, unit.fullName, ...unit.aliases].join(' ').toLowerCase(),
  }));
}

export function findsOption(input: string, option: { sought?: string } | undefined): boolean {
  return option?.sought?.includes(input.trim().toLowerCase()) ?? false;
}

interface UnitSelectProps {
  id?: string;
  label?: string;
  value: string | null;
  onChange: (unit: string | null) => void;
  faultId?: string | undefined;
}

/** One unit of the directory, found by any of its names. */
export function UnitSelect({ id, label, value, onChange, faultId }: UnitSelectProps) {
  const { t } = useTranslation();
  const directory = useQuery(directoryQuery);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="unit-select"
      allowClear
      showSearch={{ filterOption: findsOption }}
      placeholder={t('commands.search')}
      loading={directory.isPending}
      options={unitOptions(directory.data)}
      value={value}
      status={faultId === undefined ? '' : 'error'}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? null)}
    />
  );
}

interface UnitsSelectProps {
  id?: string;
  label?: string;
  value: string[];
  onChange: (units: string[]) => void;
}

/** Several units of the directory. */
export function UnitsSelect({ id, label, value, onChange }: UnitsSelectProps) {
  const { t } = useTranslation();
  const directory = useQuery(directoryQuery);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="unit-select"
      mode="multiple"
      showSearch={{ filterOption: findsOption }}
      placeholder={t('commands.search')}
      loading={directory.isPending}
      options={unitOptions(directory.data)}
      value={value}
      onChange={(chosen: string[]) => onChange(chosen)}
    />
  );
}
