import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { endSession } from '../api/session.js';

/** Ends the session on the server, forgets everything that was read with it, and goes to the sign-in page. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { t } = useTranslation();
  const leave = async (): Promise<void> => {
    try {
      await endSession();
    } catch {
      void message.error(t('shell.problem.network'));
      return;
    }
    queries.clear();
    await navigate({ to: '/sign-in', search: {} });
  };
  return () => void leave();
}
