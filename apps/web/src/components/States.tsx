import CloudOutlined from '@ant-design/icons/CloudOutlined';
import FileSearchOutlined from '@ant-design/icons/FileSearchOutlined';
import LoadingOutlined from '@ant-design/icons/LoadingOutlined';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './problem-text.js';

/** The first moments of a page: its outline, announced once to a screen reader. */
export function Loading({ rows = 5 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="card card-pad" role="status" aria-busy="true">
      <span className="visually-hidden">
        <LoadingOutlined /> {t('shell.state.loading')}
      </span>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}

/** Nothing to show is a result, so it says what that means and what one may do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state-box">
      <FileSearchOutlined style={{ fontSize: 34 }} aria-hidden="true" />
      <h2>{title}</h2>
      {children}
    </div>
  );
}

interface FailedProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** What failed, where it is more than the loading of a page, and what the way on is called then. */
  words?: { title: string; onward: string } | undefined;
}

/** A question to the server that failed: what is wrong, its code, and one way on. */
export function Failed({ error, onRetry, words }: FailedProps) {
  const { t } = useTranslation();
  const { sentence, code } = useProblemText(error);
  return (
    <div className="state-box" role="alert">
      <CloudOutlined style={{ fontSize: 34 }} aria-hidden="true" />
      <h2>{words?.title ?? t('shell.state.loadFailed')}</h2>
      <p>{sentence}</p>
      {code !== null && <p className="small">{t('shell.problem.code', { code })}</p>}
      {onRetry !== undefined && <Button onClick={onRetry}>{words?.onward ?? t('shell.state.retry')}</Button>}
    </div>
  );
}
