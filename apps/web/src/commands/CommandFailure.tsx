import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/client.js';
import { useProblemText } from '../components/problem-text.js';

/** Why a command was not done. After a refusal the page has read the present state anew and says so. */
export function CommandFailure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { sentence, code } = useProblemText(error);
  const conflict = error instanceof ApiProblem && error.status === 409;
  const reused = code === 'command.key_reused';
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentence}
      description={
        <>
          {conflict && <p>{t('commands.conflict.stale')}</p>}
          {reused && <p>{t('commands.conflict.keyReused')}</p>}
          {code !== null && <span className="small quiet">{t('commands.conflict.code', { code })}</span>}
        </>
      }
    />
  );
}
