import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** What stands in place of a page whose code failed. The message is shown so that it can be passed on. */
export function PageBroken({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (
    <div className="state-box" role="alert">
      <h2>{t('shell.state.broken')}</h2>
      <p>{t('shell.state.brokenHint')}</p>
      <code className="small">{message}</code>
      <Button type="primary" onClick={() => globalThis.location.reload()}>
        {t('shell.state.reload')}
      </Button>
    </div>
  );
}
