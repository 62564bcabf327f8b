import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const SHORT_CHARS = 280;

/** A text as it was written, its paragraphs kept; a long one is folded until asked for. */
export function LongText({ text }: { text: string | null | undefined }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (text === null || text === undefined) return <p className="quiet">{t('task.noText')}</p>;
  const long = text.length > SHORT_CHARS;
  return (
    <>
      <p className="written">{long && !open ? `${text.slice(0, SHORT_CHARS)}…` : text}</p>
      {long && (
        <Button type="link" size="small" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'task.less' : 'task.more')}
        </Button>
      )}
    </>
  );
}
