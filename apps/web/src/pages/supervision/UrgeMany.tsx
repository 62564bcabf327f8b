import { Alert, Button, Input, Modal, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { sendCommand } from '../../api/tasks.js';
import { newKey } from '../../commands/attempt-key.js';
import { useProblemText } from '../../components/problem-text.js';

interface Urged {
  id: string;
  title: string;
}

type Result = { state: 'waiting' } | { state: 'done' } | { state: 'failed'; error: unknown };

interface UrgeManyProps {
  tasks: Urged[];
  onClose: () => void;
}

/** One text to many rows: each stands for itself, a refused one stops no other and says why (F61, F83). */
export function UrgeMany({ tasks, onClose }: UrgeManyProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(t('supervision.urge.preset'));
  const run = useUrging(tasks);
  const failed = tasks.filter((task) => run.results[task.id]?.state === 'failed');
  const done = tasks.filter((task) => (run.results[task.id]?.state ?? 'waiting') !== 'waiting').length;
  return (
    <Modal
      open
      title={t('supervision.urge.title', { count: tasks.length })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={onClose}>{t('supervision.urge.close')}</Button>
          {run.finished && failed.length > 0 && (
            <Button type="primary" onClick={() => run.start(text, failed)}>
              {t('supervision.urge.again', { count: failed.length })}
            </Button>
          )}
          {!run.finished && (
            <Button
              type="primary"
              loading={run.running}
              disabled={text.trim() === ''}
              onClick={() => run.start(text, tasks)}
            >
              {t('supervision.urge.start')}
            </Button>
          )}
        </>
      }
    >
      <label htmlFor="urge-text">{t('supervision.urge.text')}</label>
      <Input.TextArea
        id="urge-text"
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={text}
        disabled={run.running || run.finished}
        onChange={(event) => setText(event.target.value)}
      />
      {(run.running || run.finished) && (
        <Progress
          percent={Math.round((done / tasks.length) * 100)}
          format={() => t('supervision.urge.running', { done, count: tasks.length })}
          aria-label={t('supervision.urge.title', { count: tasks.length })}
        />
      )}
      <ul className="urge-results" aria-label={t('supervision.urge.results')} aria-live="polite">
        {tasks.map((task) => (
          <li key={task.id}>
            <span>{task.title}</span>
            <ResultText result={run.results[task.id]} />
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function ResultText({ result }: { result: Result | undefined }) {
  const { t } = useTranslation();
  if (result === undefined || result.state === 'waiting') return null;
  if (result.state === 'done') return <span className="light-green">{t('supervision.urge.done')}</span>;
  return <Refused error={result.error} />;
}

function Refused({ error }: { error: unknown }) {
  const { sentence } = useProblemText(error);
  return <Alert type="warning" title={sentence} />;
}

/** One after the other; each row keeps its key over tries, so that none is urged twice by a retry. */
function useUrging(tasks: Urged[]) {
  const queries = useQueryClient();
  const keys = useRef(new Map(tasks.map((task) => [task.id, newKey()])));
  const [results, setResults] = useState<Record<string, Result>>({});
  const [running, setRunning] = useState(false);
  const [finished, setFinished] = useState(false);
  const one = async (task: Urged, text: string): Promise<Result> => {
    try {
      await sendCommand(task.id, keys.current.get(task.id) ?? newKey(), { kind: 'urge', text });
      return { state: 'done' };
    } catch (error) {
      return { state: 'failed', error };
    }
  };
  const all = async (text: string, chosen: Urged[]): Promise<void> => {
    setRunning(true);
    setFinished(false);
    for (const task of chosen) {
      const result = await one(task, text.trim());
      setResults((before) => ({ ...before, [task.id]: result }));
    }
    setRunning(false);
    setFinished(true);
    for (const list of ['late', 'supervision', 'task', 'timeline'])
      void queries.invalidateQueries({ queryKey: [list] });
  };
  return { results, running, finished, start: (text: string, chosen: Urged[]) => void all(text, chosen) };
}
