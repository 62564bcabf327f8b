import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { endSession } from '../api/session.js';

/** Ends the session on the server, forgets everything that was read with it, and goes to the sign-in page. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    await endSession();
    queries.clear();
    await navigate({ to: '/sign-in', search: {} });
  };
  return () => void leave();
}
