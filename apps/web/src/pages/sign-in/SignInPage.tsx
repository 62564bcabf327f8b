import type { Session } from '#contract';
import { Alert, Button, Input } from 'antd';
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { demoAccountsQuery, sessionQuery, signIn, signInDemo } from '../../api/session.js';
import { ConnectionBanner } from '../../app/ConnectionBanner.js';
import { useLanguage } from '../../app/i18n/language.js';
import { Field } from '../../components/Field.js';
import { useProblemText } from '../../components/problem-text.js';
import { languages } from '../../format/language.js';
import { DemoPanel } from './DemoPanel.js';

const route = getRouteApi('/sign-in');

/** Local accounts, and beside them the people of the sample office when it is loaded. */
export function SignInPage() {
  const { t } = useTranslation();
  const demo = useQuery(demoAccountsQuery);
  const enter = useEnter();
  const asDemo = useMutation({ mutationFn: signInDemo, onSuccess: enter });
  const loaded = demo.data?.loaded === true;
  useEffect(() => {
    document.title = `${t('pages.signIn.title')} · ${t('shell.brand')}`;
  }, [t]);
  return (
    <div className="sign-in-page">
      <ConnectionBanner />
      <header className="sign-in-head">
        <div>
          <div className="sign-in-brand">{t('shell.brand')}</div>
          <p>{t('pages.signIn.lead')}</p>
        </div>
        <LanguageChoice />
      </header>
      <main className={loaded ? 'sign-in-cols' : 'sign-in-cols sign-in-single'}>
        <PasswordForm onEntered={enter} />
        {demo.data?.loaded === true && (
          <DemoPanel
            accounts={demo.data.accounts}
            entering={asDemo.isPending ? asDemo.variables : null}
            error={asDemo.error}
            onEnter={asDemo.mutate}
          />
        )}
      </main>
    </div>
  );
}

/** Once somebody is signed in: nothing of the one before stays, and one comes to where one wanted to go. */
function useEnter(): (session: Session) => void {
  const queries = useQueryClient();
  const router = useRouter();
  const { next } = route.useSearch();
  return (session) => {
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, session);
    router.history.push(isOwnPath(next) ? next : '/');
  };
}

/** Only addresses of this very application; a foreign one in a link leads nowhere. */
function isOwnPath(next: string | undefined): next is string {
  return next !== undefined && next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\');
}

function PasswordForm({ onEntered }: { onEntered: (session: Session) => void }) {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const attempt = useMutation({
    mutationFn: (given: { login: string; password: string }) => signIn(given.login, given.password),
    onSuccess: onEntered,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (login.trim() === '' || password === '' || attempt.isPending) return;
    attempt.mutate({ login: login.trim(), password });
  };
  return (
    <form className="card sign-in-form" onSubmit={submit} noValidate aria-labelledby="sign-in-title">
      <h1 id="sign-in-title">{t('pages.signIn.title')}</h1>
      {attempt.error !== null && <SignInFailure error={attempt.error} />}
      <Field
        id="login"
        label={t('pages.signIn.login')}
        required
        fault={asked && login.trim() === '' ? t('pages.signIn.missingLogin') : null}
      >
        <Input
          id="login"
          name="login"
          size="large"
          autoComplete="username"
          autoFocus
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </Field>
      <Field
        id="password"
        label={t('pages.signIn.password')}
        required
        fault={asked && password === '' ? t('pages.signIn.missingPassword') : null}
      >
        <Input.Password
          id="password"
          name="password"
          size="large"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" size="large" block loading={attempt.isPending}>
        {t('pages.signIn.submit')}
      </Button>
    </form>
  );
}

function SignInFailure({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="error" showIcon title={sentence} role="alert" />;
}

function LanguageChoice() {
  const { t } = useTranslation();
  const { language, choose } = useLanguage();
  return (
    <div role="group" aria-label={t('shell.language.label')} className="language-choice">
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one === 'zh' ? 'zh-CN' : 'en'}
          aria-pressed={one === language}
          onClick={() => choose(one)}
        >
          {t(`shell.language.${one}`)}
        </button>
      ))}
    </div>
  );
}
