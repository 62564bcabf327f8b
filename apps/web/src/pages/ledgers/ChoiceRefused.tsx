import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../api/client.js';
import { useProblemText } from '../../components/problem-text.js';

interface ChoiceRefusedProps {
  error: ApiProblem;
  /** Goes back to the choices of the last reading; answers given since are kept. */
  onBack: () => void;
}

/** A choice with which the paper cannot be read: the last reading stays in sight, to choose on or to go back. */
export function ChoiceRefused({ error, onBack }: ChoiceRefusedProps) {
  const { t } = useTranslation();
  const { sentence, code } = useProblemText(error);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="card-gap"
      title={t('intake.refused.choice')}
      description={
        <>
          <p>{sentence}</p>
          {code !== null && <p className="small">{t('shell.problem.code', { code })}</p>}
          <Button onClick={onBack}>{t('intake.refused.back')}</Button>
        </>
      }
    />
  );
}
