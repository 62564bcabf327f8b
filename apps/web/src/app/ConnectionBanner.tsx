import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { Connection } from '../api/connection.js';
import { useConnection } from '../api/connection.js';
import { sessionQuery } from '../api/session.js';
import { problemSentenceOf } from '../components/problem-text.js';
import { useLanguage } from './i18n/language.js';

const TRY_AGAIN_MS = 3_000;

/**
 * Says that the server is away and why, or that live updates have stopped, and brings the page back by itself: it keeps
 * asking, and once there is an answer everything on the page is read anew. Nothing that was typed is touched.
 */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const now = useConnection();
  useRecovery(now);
  if (now.state === 'ok') return null;
  if (now.state === 'stale')
    return <Alert className="banner" banner type="info" title={t('shell.connection.stale')} />;
  const reason =
    now.problem === null ? t('shell.connection.network') : problemSentenceOf(now.problem, language);
  return (
    <Alert
      className="banner"
      banner
      type="warning"
      role="status"
      title={t('shell.connection.away', { reason })}
      description={t('shell.connection.awayHint')}
    />
  );
}

function useRecovery(now: Connection): void {
  const queries = useQueryClient();
  const wasAway = useRef(false);
  useEffect(() => {
    if (now.state !== 'away') {
      if (wasAway.current) void queries.invalidateQueries();
      wasAway.current = false;
      return;
    }
    wasAway.current = true;
    const timer = setInterval(
      () => void queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => null),
      TRY_AGAIN_MS,
    );
    return () => clearInterval(timer);
  }, [now, queries]);
}
