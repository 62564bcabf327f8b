import type { DemoAccount } from '#contract';
import { roles } from '#domain';
import { Alert, Input, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joining } from '../../components/joining.js';
import { useProblemText } from '../../components/problem-text.js';

interface DemoPanelProps {
  accounts: DemoAccount[];
  /** Login of the person whom one is about to become. */
  entering: string | null;
  error: unknown;
  onEnter: (login: string) => void;
}

/** The people of the sample office by what they do; one click signs in as one of them. */
export function DemoPanel({ accounts, entering, error, onEnter }: DemoPanelProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = accounts.filter((account) => matches(account, text, (role) => t(`words.role.${role}`)));
  return (
    <section className="card sign-in-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('pages.signIn.demoTitle')}</h2>
      <p className="quiet">{t('pages.signIn.demoLead')}</p>
      {error !== null && <DemoFailure error={error} />}
      {accounts.length > 12 && (
        <Input.Search
          allowClear
          aria-label={t('pages.signIn.demoFilter')}
          placeholder={t('pages.signIn.demoFilter')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {found.length === 0 && <p className="quiet">{t('pages.signIn.demoNone')}</p>}
      <div className="demo-groups">
        {byWork(found).map(([role, people]) => (
          <div key={role}>
            <h3>{t(`words.role.${role}`)}</h3>
            <ul>
              {people.map((account) => (
                <li key={account.login}>
                  <PersonButton account={account} entering={entering} onEnter={onEnter} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function PersonButton({
  account,
  entering,
  onEnter,
}: Omit<DemoPanelProps, 'accounts' | 'error'> & { account: DemoAccount }) {
  const { t } = useTranslation();
  const names = joining(t).list(account.roles.map((role) => t(`words.role.${role}`)));
  const { name, unit, login } = account;
  return (
    <button
      type="button"
      className="demo-person"
      disabled={entering !== null}
      aria-label={t('pages.signIn.demoEnter', { name, unit: unit.shortName, roles: names })}
      onClick={() => onEnter(login)}
    >
      <b>{name}</b>
      <span>{unit.shortName}</span>
      {account.roles.length > 1 && <span className="small quiet">{names}</span>}
      {entering === login && <Spin size="small" />}
    </button>
  );
}

function DemoFailure({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="error" showIcon title={sentence} role="alert" />;
}

/** People under the weightiest thing they do; the few who oversee stand before the many who act. */
function byWork(accounts: DemoAccount[]): [DemoAccount['roles'][number], DemoAccount[]][] {
  const order = ['supervisor', 'leader', 'officer', 'unitLeader', 'administrator'] as const;
  const weight = (account: DemoAccount): number =>
    Math.max(...account.roles.map((role) => roles.indexOf(role)));
  return order
    .map((role): [DemoAccount['roles'][number], DemoAccount[]] => [
      role,
      accounts.filter((account) => weight(account) === roles.indexOf(role)),
    ])
    .filter(([, people]) => people.length > 0);
}

function matches(
  account: DemoAccount,
  text: string,
  nameOf: (role: DemoAccount['roles'][number]) => string,
): boolean {
  const words = text.trim().toLowerCase().split(/\s+/);
  const hay = [account.name, account.unit.shortName, account.unit.fullName, ...account.roles.map(nameOf)]
    .join(' ')
    .toLowerCase();
  return words.every((word) => hay.includes(word));
}
