import type { LedgerDecisionsInput } from '#contract';
import { Alert, Button, DatePicker, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { reviseLedger } from '../../../api/papers.js';
import { Field } from '../../../components/Field.js';
import { useProblemText } from '../../../components/problem-text.js';

interface ConfirmRevisionProps {
  paper: File;
  decisions: LedgerDecisionsInput;
  ledger: string;
  /** The ledger's version that the difference was made against. */
  version: number;
  ask: { take: string[]; withdraw: string[] };
  basisNeeded: boolean;
  updating: boolean;
}

/** The last word on a new version: what it rests on and from when, where tasks run already, and one button. */
export function ConfirmRevision(props: ConfirmRevisionProps) {
  const { paper, decisions, ledger, version, ask, basisNeeded, updating } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [basis, setBasis] = useState('');
  const [effective, setEffective] = useState<Dayjs | null>(null);
  const count = ask.take.length + ask.withdraw.length;
  const blank = basisNeeded && basis.trim() === '';
  const store = useMutation({
    mutationFn: () =>
      reviseLedger(
        ledger,
        { paper, decisions },
        {
          take: ask.take,
          withdraw: ask.withdraw,
          version,
          basis: basis.trim() === '' ? null : basis.trim(),
          ...(effective === null ? {} : { effectiveDay: effective.format('YYYY-MM-DD') }),
        },
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['ledger', ledger] });
      await navigate({ to: '/ledgers/$id', params: { id: ledger } });
    },
  });
  return (
    <div className="confirm-revision">
      {basisNeeded && (
        <>
          <Field id="revision-basis" label={t('intake.difference.basis')} required fault={null}>
            <Input.TextArea
              id="revision-basis"
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={basis}
              onChange={(event) => setBasis(event.target.value)}
            />
          </Field>
          <Field id="revision-day" label={t('intake.difference.effectiveDay')} required={false} fault={null}>
            <DatePicker id="revision-day" value={effective} onChange={setEffective} />
          </Field>
        </>
      )}
      {store.error !== null && <StoreFailure error={store.error} />}
      <div className="command-foot">
        <Button
          type="primary"
          loading={store.isPending}
          disabled={updating || count === 0 || blank}
          onClick={() => store.mutate()}
        >
          {t('intake.difference.store', { count })}
        </Button>
        {count === 0 && <span className="why">{t('intake.difference.chooseFirst')}</span>}
        {count > 0 && blank && <span className="why">{t('intake.difference.basisFirst')}</span>}
      </div>
    </div>
  );
}

function StoreFailure({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="error" showIcon role="alert" title={sentence} />;
}
