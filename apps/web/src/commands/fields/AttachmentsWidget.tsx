import { ATTACHMENTS_MAX, FILE_BYTES_MAX, fileKinds } from '#contract';
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined';
import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { Alert, Button, Spin } from 'antd';
import type { DragEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadFile } from '../../api/tasks.js';
import { joining } from '../../components/joining.js';
import { useProblemText } from '../../components/problem-text.js';
import { formatBytes } from '../../format/sizes.js';
import type { FieldValue, StoredFile } from '../form-values.js';

interface AttachmentsProps {
  id: string;
  value: FieldValue | undefined;
  onChange: (value: FieldValue) => void;
}

const accepted = Object.keys(fileKinds)
  .map((extension) => `.${extension}`)
  .join(',');

/** Evidence: chosen or dropped, stored at once, named by its hash in the command (F28). */
export function AttachmentsWidget({ id, value, onChange }: AttachmentsProps) {
  const { t } = useTranslation();
  const files = asFiles(value);
  const input = useRef<HTMLInputElement>(null);
  const { uploading, problems, upload } = useUpload(files, onChange);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    upload([...event.dataTransfer.files]);
  };
  const size = formatBytes(FILE_BYTES_MAX);
  return (
    <div className="attachments" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={accepted}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('commands.attachments.add')}
        onChange={(event) => {
          upload([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button icon={<UploadOutlined aria-hidden="true" />} onClick={() => input.current?.click()}>
        {t('commands.attachments.add')}
      </Button>
      <span className="small quiet">{t('commands.attachments.hint', { size, count: ATTACHMENTS_MAX })}</span>
      {problems.map((problem) => (
        <UploadProblem key={problem.name} name={problem.name} error={problem.error} />
      ))}
      <ul className="files">
        {files.map((file) => (
          <li key={file.hash} className="tag">
            <PaperClipOutlined aria-hidden="true" /> {file.name} {formatBytes(file.bytes)}{' '}
            <button
              type="button"
              className="file-remove"
              aria-label={t('commands.attachments.remove', { name: file.name })}
              onClick={() => onChange(files.filter((one) => one.hash !== file.hash))}
            >
              <CloseOutlined aria-hidden="true" />
            </button>
          </li>
        ))}
        {uploading.map((name) => (
          <li key={name} className="tag">
            <Spin size="small" /> {t('commands.attachments.uploading', { name })}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function asFiles(value: FieldValue | undefined): StoredFile[] {
  return Array.isArray(value) ? value.filter((one): one is StoredFile => typeof one === 'object') : [];
}

function UploadProblem({ name, error }: { name: string; error: unknown }) {
  const { t } = useTranslation();
  const told = useProblemText(error);

  const sentence = typeof error === 'string' ? error : told.sentence;
  return <Alert type="error" showIcon title={joining(t).labelled(name, sentence)} />;
}

interface Problem {
  name: string;
  error: unknown;
}

/** Files go up one after the other; each that fails is named with its reason, the others stay. */
function useUpload(files: StoredFile[], onChange: (value: FieldValue) => void) {
  const { t } = useTranslation();
  const [uploading, setUploading] = useState<string[]>([]);
  const [problems, setProblems] = useState<Problem[]>([]);
  const latest = useRef(files);
  useEffect(() => {
    latest.current = files;
  }, [files]);
  const one = async (file: File): Promise<Problem | null> => {
    if (file.size > FILE_BYTES_MAX)
      return {
        name: file.name,
        error: t('commands.attachments.tooBig', { name: file.name, size: formatBytes(FILE_BYTES_MAX) }),
      };
    if (latest.current.length >= ATTACHMENTS_MAX)
      return { name: file.name, error: t('commands.attachments.tooMany', { count: ATTACHMENTS_MAX }) };
    try {
      const stored = await uploadFile(file);
      const known = latest.current.filter((other) => other.hash !== stored.hash);
      latest.current = [...known, { hash: stored.hash, name: file.name, bytes: stored.size }];
      onChange(latest.current);
      return null;
    } catch (error) {
      return { name: file.name, error };
    }
  };
  const upload = async (chosen: File[]): Promise<void> => {
    setProblems([]);
    setUploading(chosen.map((file) => file.name));
    for (const file of chosen) {
      const problem = await one(file);
      if (problem !== null) setProblems((before) => [...before, problem]);
      setUploading((before) => before.filter((name) => name !== file.name));
    }
  };
  return { uploading, problems, upload: (chosen: File[]) => void upload(chosen) };
}
