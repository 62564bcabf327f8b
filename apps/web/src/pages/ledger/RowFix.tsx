import type { LedgerQuestion, LedgerRow, LedgerRowChangeInput, Names } from '#contract';
import { blocksIssue } from '#contract';
import type { TrackRole } from '#domain';
import { trackRoles } from '#domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, DatePicker, Drawer, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/client.js';
import { changeRow } from '../../api/ledgers.js';
import { LedgerQuestions } from '../../components/LedgerQuestions.js';
import { UnitSelect, UnitsSelect } from '../../components/UnitSelect.js';
import { useProblemText } from '../../components/problem-text.js';

interface RowFixProps {
  ledger: string;
  row: LedgerRow;
  names: Names;
  onClose: () => void;
}

interface ShareInput {
  track: string;
  unit: string | null;
  role: TrackRole;
  mode: LedgerRow['assignments'][number]['mode'];
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
  const submit = (): void => save.mutate(changeOf(row, { dueDay, standing, shares, members }));
  const setShare = (index: number, change: Partial<ShareInput>): void =>
    setShares((before) => before.map((share, n) => (n === index ? { ...share, ...change } : share)));
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
          return group === null ? null : (
            <UnitsSelect
              label={t('ledgers.view.groupUnits', { text: group })}
              value={members[group] ?? []}
              onChange={(units) => setMembers((before) => ({ ...before, [group]: units }))}
            />
          );
        }}
      />
      {save.error !== null && <SaveFailure error={save.error} />}
      <div className="field">
        <label htmlFor="row-due">{t('ledgers.view.dueDay')}</label>
        <DatePicker
          id="row-due"
          disabled={standing}
          value={dueDay === null ? null : dayjs(dueDay)}
          onChange={(day) => setDueDay(day?.format('YYYY-MM-DD') ?? null)}
        />
      </div>
      <Checkbox checked={standing} onChange={(event) => setStanding(event.target.checked)}>
        {t('ledgers.view.makeStanding')}
      </Checkbox>
      <fieldset className="field">
        <legend>{t('ledgers.responsibility')}</legend>
        {shares.map((share, index) => (
          <div key={share.track} className="share-line">
            <Select
              aria-label={t('commands.field.role')}
              value={share.role}
              options={trackRoles.map((role) => ({ value: role, label: t(`words.trackRole.${role}`) }))}
              onChange={(role) => setShare(index, { role })}
            />
            <UnitSelect
              label={t('commands.field.unit')}
              value={share.unit}
              onChange={(unit) => setShare(index, { unit })}
            />
          </div>
        ))}
        <Button onClick={() => setShares((before) => [...before, newShare(before)])}>
          {t('commands.kind.addUnit.name')}
        </Button>
      </fieldset>
    </Drawer>
  );
}

function newShare(shares: ShareInput[]): ShareInput {
  const taken = new Set(shares.map((share) => share.track));
  let number = shares.length + 1;
  while (taken.has(`t${number}`)) number += 1;
  return { track: `t${number}`, unit: null, role: 'responsible', mode: null };
}

interface Answers {
  dueDay: string | null;
  standing: boolean;
  shares: ShareInput[];
  /** Units by the words of the group that they stand for. */
  members: Record<string, string[]>;
}

/** The group that must be resolved, in the words of the paper; null for every other question. */
function groupOf(question: LedgerQuestion): string | null {
  const words = question.data?.['unitText'];
  return question.code === 'group.unresolved' && typeof words === 'string' ? words : null;
}

/** The row as it would stand. Members of a group take its role and mode, and the group itself is gone. */
function changeOf(row: LedgerRow, answers: Answers): LedgerRowChangeInput {
  const { dueDay, standing, shares, members } = answers;
  const resolved = Object.keys(members).filter((words) => (members[words] ?? []).length > 0);
  const named = shares.flatMap((share) => (share.unit === null ? [] : [{ ...share, unit: share.unit }]));
  for (const words of resolved) {
    const group = row.placeholders.find((one) => one.text === words);
    for (const unit of members[words] ?? [])
      if (!named.some((share) => share.unit === unit))
        named.push({
          ...newShare(named),
          unit,
          role: group?.role ?? 'responsible',
          mode: group?.mode ?? 'separately',
        });
  }
  return {
    version: row.version,
    dueDay: standing ? null : dueDay,
    standing,
    assignments: named,
    placeholders: row.placeholders.filter((group) => !resolved.includes(group.text)),
    settles: settledBy(row, answers, named.length > row.assignments.length),
  };
}

/** Questions that these answers settle; one that was not touched stays open. */
function settledBy(row: LedgerRow, { dueDay, standing, members }: Answers, unitsAdded: boolean): string[] {
  const dated = standing || dueDay !== null;
  return row.questions
    .filter(blocksIssue)
    .filter((question) => {
      const group = groupOf(question);
      if (group !== null) return (members[group] ?? []).length > 0;
      return question.code.startsWith('deadline.') ? dated : unitsAdded;
    })
    .map((question) => question.code);
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
