import { QueryClient } from '@tanstack/react-query';
import { ApiProblem, NoAnswer } from '../api/client.js';

const RETRIES_MAX = 2;

/** Reads are asked again when the server was out of reach; a clear answer, good or bad, stands. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (failures, error) => failures < RETRIES_MAX && isPassing(error),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

function isPassing(error: unknown): boolean {
  if (error instanceof NoAnswer) return error.reason === 'network';
  return error instanceof ApiProblem && error.status === 503;
}
