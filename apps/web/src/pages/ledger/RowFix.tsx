import type { LedgerRow, LedgerRowChangeInput } from '#contract';
import { trackRoles } from '#domain';
import { Alert, Button, Checkbox, DatePicker, Drawer, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../../api/client.js';
import { changeRow } from '../../api/ledgers.js';
import { LedgerQuestions } from '../../components/LedgerQuestions.js';
import { useProblemText } from '../../components/problem-text.js';
import type { ShareInput } from './row-answers.js';
import { changeOf, groupOf, newShare, unaskedGroups } from './row-answers.js';
import { UnitSelect, UnitsSelect } from '../../components/UnitSelect.js';

interface RowFixProps {
  ledger: string;
  row: LedgerRow;
  onClose: () => void;
}

/** What a person decides about a row of a draft: its day, its units and their roles. */
export function RowFix({ ledger, row, onClose }: RowFixProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [dueDay, setDueDay] = useState(row.dueDay);
  const [standing, setStanding] = useState(row.standing);
  const [shares, setShares] = useState<ShareInput[]>(row.assignments);
  const [members, setMembers] = useState<Record<string, string[]>>({});
  const save = useMutation({
    mutationFn: (change: LedgerRowChangeInput) => changeRow(ledger, row.row, change),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['ledger', ledger] });
      onClose();
    },
    onError: () => queries.invalidateQueries({ queryKey: ['ledger', ledger] }),
  });
  const membersOf = (group: string) => (
    <UnitsSelect
      label={t('ledgers.view.groupUnits', { text: group })}
      value={members[group] ?? []}
      onChange={(units) => setMembers((before) => ({ ...before, [group]: units }))}
    />
  );
  const submit = (): void => save.mutate(changeOf(row, { dueDay, standing, shares, members }));
  return (
    <Drawer
      open
      size={520}
      onClose={onClose}
      title={t('ledgers.view.fixTitle', { row: row.row })}
      footer={
        <div className="command-foot">
          <Button type="primary" loading={save.isPending} onClick={submit}>
            {t('ledgers.view.save')}
          </Button>
          <Button onClick={onClose}>{t('shell.state.cancel')}</Button>
        </div>
      }
    >
      <p className="written">{row.responsibilityText}</p>
      <LedgerQuestions
        questions={row.questions}
        answer={(question) => {
          const group = groupOf(question);
          return group === null ? null : membersOf(group);
        }}
      />
      {unaskedGroups(row).map((group) => (
        <div key={group} className="field">
          <b>{t('ledgers.view.groupUnits', { text: group })}</b>
          {membersOf(group)}
        </div>
      ))}
      {save.error !== null && <SaveFailure error={save.error} />}
      <DayInput dueDay={dueDay} standing={standing} onDay={setDueDay} onStanding={setStanding} />
      <Shares shares={shares} onChange={setShares} />
    </Drawer>
  );
}

interface DayInputProps {
  dueDay: string | null;
  standing: boolean;
  onDay: (day: string | null) => void;
  onStanding: (standing: boolean) => void;
}

/** A last day, or a standing duty that has none. */
function DayInput({ dueDay, standing, onDay, onStanding }: DayInputProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="field">
        <label htmlFor="row-due">{t('ledgers.view.dueDay')}</label>
        <DatePicker
          id="row-due"
          disabled={standing}
          value={dueDay === null ? null : dayjs(dueDay)}
          onChange={(day) => onDay(day?.format('YYYY-MM-DD') ?? null)}
        />
      </div>
      <Checkbox checked={standing} onChange={(event) => onStanding(event.target.checked)}>
        {t('ledgers.view.makeStanding')}
      </Checkbox>
    </>
  );
}

function Shares({ shares, onChange }: { shares: ShareInput[]; onChange: (shares: ShareInput[]) => void }) {
  const { t } = useTranslation();
  const set = (index: number, change: Partial<ShareInput>): void =>
    onChange(shares.map((share, n) => (n === index ? { ...share, ...change } : share)));
  return (
    <fieldset className="field">
      <legend>{t('ledgers.responsibility')}</legend>
      {shares.map((share, index) => (
        <div key={share.track} className="share-line">
          <Select
            aria-label={t('commands.field.role')}
            value={share.role}
            options={trackRoles.map((role) => ({ value: role, label: t(`words.trackRole.${role}`) }))}
            onChange={(role) => set(index, { role })}
          />
          <UnitSelect
            label={t('commands.field.unit')}
            value={share.unit}
            onChange={(unit) => set(index, { unit })}
          />
        </div>
      ))}
      <Button onClick={() => onChange([...shares, newShare(shares)])}>
        {t('commands.kind.addUnit.name')}
      </Button>
    </fieldset>
  );
}

function SaveFailure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { sentence } = useProblemText(error);
  const stale = error instanceof ApiProblem && error.status === 409;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentence}
      description={stale ? t('ledgers.view.stale') : undefined}
    />
  );
}
