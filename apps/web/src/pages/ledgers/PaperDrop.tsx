import { LEDGER_BYTES_MAX, ledgerFormats } from '#contract';
import InboxOutlined from '@ant-design/icons/InboxOutlined';
import { Alert, Button, Input, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../format/sizes.js';

/** A file dropped or chosen, or a text pasted: both become one paper. */
export function PaperDrop({ onPaper }: { onPaper: (paper: File) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [tooBig, setTooBig] = useState(false);
  const size = formatBytes(LEDGER_BYTES_MAX);
  const take = (file: File): void => {
    const fits = file.size <= LEDGER_BYTES_MAX;
    setTooBig(!fits);
    if (fits) onPaper(file);
  };
  return (
    <section className="card card-pad paper-drop">
      <Upload.Dragger
        accept={ledgerFormats.map((format) => `.${format}`).join()}
        showUploadList={false}
        beforeUpload={(file) => {
          take(file);
          return false;
        }}
      >
        <InboxOutlined style={{ fontSize: 32 }} aria-hidden="true" />
        <p>{t('ledgers.importPage.drop')}</p>
        <p className="quiet small">{t('ledgers.importPage.dropHint', { size })}</p>
      </Upload.Dragger>
      {tooBig && <Alert type="error" showIcon title={t('ledgers.importPage.tooBig', { size })} />}
      <div className="field">
        <label htmlFor="paper-text">{t('ledgers.importPage.or')}</label>
        <Input.TextArea
          id="paper-text"
          aria-label={t('ledgers.importPage.paste')}
          autoSize={{ minRows: 6, maxRows: 16 }}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Button
        type="primary"
        disabled={text.trim() === ''}
        onClick={() => take(new File([text], t('ledgers.importPage.pasted'), { type: 'text/plain' }))}
      >
        {t('ledgers.importPage.read')}
      </Button>
    </section>
  );
}
