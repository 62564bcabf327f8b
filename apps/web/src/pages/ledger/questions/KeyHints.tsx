import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../components/Kbd.js';

/** The keys that walk through the open questions and answer them. */
export function KeyHints() {
  const { t } = useTranslation();
  return (
    <p className="small quiet key-hints">
      <Kbd>n</Kbd> <Kbd>p</Kbd> {t('intake.keys.go')} <Kbd>Enter</Kbd> {t('intake.keys.take')} <Kbd>1</Kbd>–
      <Kbd>9</Kbd> {t('intake.keys.choose')}
    </p>
  );
}
