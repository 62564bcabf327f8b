import type { Session } from '#contract';
import type { Calendar } from '#domain';

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  headers: Record<string, string>;
}

/** `undefined` body = no content. A thrown error is a server out of reach. */
export interface Told {
  status?: number;
  body?: unknown;
}

type Handler = (asked: Asked) => Told | Promise<Told>;

/** Monday to Friday of three years, no holidays: tests count days on their fingers. */
export const plainCalendar: Calendar = {
  version: 'plain-1',
  utcOffsetMinutes: 480,
  opensAtMinute: 540,
  years: [2025, 2026, 2027],
  holidays: [],
  makeUpWorkdays: [],
};

/** Stands for the API in `fetch`: answers by method and path, and remembers what it was asked. */
export class FakeServer {
  readonly asked: Asked[] = [];
  private readonly handlers = new Map<string, Handler>();

  constructor(session: Session | null) {
    this.on('GET /session', () => (session === null ? problem(401, 'session.missing') : { body: session }));
    this.on('PATCH /session', () => ({ body: session }));
    this.on('GET /calendar', () => ({ body: { calendar: plainCalendar, missingYears: [] } }));
    this.on('GET /demo-accounts', () => ({ body: { loaded: false, accounts: [] } }));
    this.on('GET /directory', () => ({ body: { units: [], groups: [], people: [] } }));
    this.on('GET /todo', () => ({ body: page([], { counts: { todo: 0, overdue: 0, toRead: 0 } }) }));
  }

  /** `route` is `GET /tasks/t1`, without the prefix of the API. The last one given counts. */
  on(route: string, handler: Handler): this {
    this.handlers.set(route, handler);
    return this;
  }

  of(route: string): Asked[] {
    return this.asked.filter((one) => `${one.method} ${one.path}` === route);
  }

  /** Takes the place of `fetch` until the test ends. */
  install(): this {
    globalThis.fetch = ((input: string, init: RequestInit = {}) => this.answer(input, init)) as typeof fetch;
    return this;
  }

  private async answer(input: string, init: RequestInit): Promise<Response> {
    const url = new URL(input, 'http://office.test');
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: decodeURIComponent(url.pathname.replace(/^\/api\/v1/, '')),
      query: url.searchParams,
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : (init.body ?? null),
      headers: { ...(init.headers as Record<string, string>) },
    };
    this.asked.push(asked);
    const handler = this.handlers.get(`${asked.method} ${asked.path}`);
    const { status = 200, body } =
      handler === undefined ? problem(404, 'route.unknown') : await handler(asked);
    const text = body === undefined ? '' : JSON.stringify(body);
    return { ok: status < 400, status, text: () => Promise.resolve(text) } as Response;
  }
}

export function page<T>(items: T[], more: object = {}): object {
  return { items, next: null, names: { units: {}, people: {} }, ...more };
}

/** A problem document; `title` is the sentence that a person reads. */
export function problem(
  status: number,
  code: string,
  title = code,
  data: Record<string, unknown> = {},
): Told {
  const body = {
    type: `urn:taizhang:problem:${code}`,
    title,
    status,
    detail: null,
    code,
    instance: '/test',
    data,
  };
  return { status, body };
}
