import type { CommandRequest, CommandResult } from '#contract';
import { useRef, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/client.js';
import { sendCommand, taskQuery } from '../api/tasks.js';
import { newKey } from './attempt-key.js';

/** Answers after which the server may or may not have taken the command: the same key must be used again. */
const unsettled = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Sends the command of one form. The form has one key: a double click, a retry or a page that lost its connection says
 * the same thing under the same key, and the server does it once. Only after a definite no the next try is a new act.
 */
export function useCommand(task: string, onDone: (result: CommandResult) => void) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const mutation = useMutation({
    mutationFn: (request: CommandRequest) =>
      sendCommand(task, key.current, request, { onPending: () => setPending(true) }),
    onSuccess: (result) => {
      key.current = newKey();
      queries.setQueryData(taskQuery(task).queryKey, result.task);
      for (const list of ['timeline', 'trails']) void queries.invalidateQueries({ queryKey: [list, task] });
      for (const list of ['todo', 'done', 'notices', 'tasks', 'late', 'supervision'])
        void queries.invalidateQueries({ queryKey: [list] });
      onDone(result);
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || unsettled.has(error.status)) return;
      key.current = newKey();
      void queries.invalidateQueries({ queryKey: taskQuery(task).queryKey });
    },
    onSettled: () => {
      busy.current = false;
      setPending(false);
    },
  });
  const send = (request: CommandRequest): void => {
    // The button is disabled only with the next paint; a second click may come before it.
    if (busy.current) return;
    busy.current = true;
    mutation.mutate(request);
  };
  return { send, sending: mutation.isPending, pending, error: mutation.error, clear: mutation.reset };
}
