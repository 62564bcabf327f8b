import type { CalendarView, DemoAccounts, Directory, Locale, Session } from '#contract';
import { calendarViewSchema, demoAccountsSchema, directorySchema, sessionSchema } from '#contract';
import type { Actor } from '#domain';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ApiProblem, api } from './client.js';
import { paths } from './paths.js';

/** Who is signed in, or null: to be nobody is an answer, not a failure. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await api.get(paths.session, sessionSchema);
    } catch (error) {
      if (isSignedOut(error)) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: (): Promise<DemoAccounts> => api.get(paths.demoAccounts, demoAccountsSchema),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The calendar in force: how every page counts working days and tells the office's time. */
export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: (): Promise<CalendarView> => api.get(paths.calendar, calendarViewSchema),
  staleTime: 10 * 60_000,
});

/** Units and people, for choosing one and for saying who would be told. */
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: (): Promise<Directory> => api.get(paths.directory, directorySchema),
  staleTime: 10 * 60_000,
});

export async function signIn(login: string, password: string): Promise<Session> {
  return (await api.ask('POST', paths.session, sessionSchema, { body: { login, password } })).data;
}

export async function signInDemo(login: string): Promise<Session> {
  return (await api.ask('POST', paths.demoSession, sessionSchema, { body: { login } })).data;
}

/** The server's sentences come in this language from now on, on every device of this person. */
export async function chooseLocale(locale: Locale): Promise<Session> {
  return (await api.ask('PATCH', paths.session, sessionSchema, { body: { locale } })).data;
}

/** Leaves; that the session was over already is fine. */
export async function endSession(): Promise<void> {
  try {
    await api.ask('DELETE', paths.session, z.unknown());
  } catch (error) {
    if (!isSignedOut(error)) throw error;
  }
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401;
}

/** The signed-in person as the law sees them, for previews. The server builds its own from the session. */
export function actorOf(session: Session): Actor {
  return { person: session.person.id, unit: session.unit.id, roles: session.roles };
}
