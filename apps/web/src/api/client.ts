import type { Problem } from '#contract';
import { problemSchema } from '#contract';
import type { z } from 'zod';
import type { Language } from '../format/language.js';
import type { ConnectionStore } from './connection.js';
import { connection } from './connection.js';

/** The server said no, in the form of RFC 9457: a stable code and a sentence in both languages. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.code);
    this.name = 'ApiProblem';
  }
}

let spokenLanguage: Language = 'zh';

/** The language in which the server's sentences are wanted. */
export function setSpokenLanguage(language: Language): void {
  spokenLanguage = language;
}

/** No answer at all, or one that nobody agreed on. Whether the request arrived is not known. */
export class NoAnswer extends Error {
  constructor(
    readonly reason: 'network' | 'unexpected' | 'pending',
    cause: unknown,
  ) {
    super(`no usable answer: ${reason}`, { cause });
    this.name = 'NoAnswer';
  }
}

export interface RequestOptions {
  query?: Record<string, string | number | boolean | null | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface Answer<T> {
  status: number;
  data: T;
}

/**
 * One question to the server. The answer is checked against the contract before a page sees it; extra fields are cut
 * off, so that an older page lives with a newer server. Throws `ApiProblem` or `NoAnswer`.
 */
export class ApiClient {
  constructor(
    private readonly store: ConnectionStore = connection,
    private readonly send: typeof fetch = (...args) => globalThis.fetch(...args),
  ) {}

  async get<S extends z.ZodType>(
    path: string,
    schema: S,
    options: RequestOptions = {},
  ): Promise<z.output<S>> {
    return (await this.ask('GET', path, schema, options)).data;
  }

  async ask<S extends z.ZodType>(
    method: string,
    path: string,
    schema: S,
    options: RequestOptions = {},
  ): Promise<Answer<z.output<S>>> {
    const response = await this.reach(method, path, options);
    const body = await readBody(response);
    if (!response.ok) throw this.problemOf(response.status, body);
    this.store.answered();
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new NoAnswer('unexpected', parsed.error);
    return { status: response.status, data: parsed.data };
  }

  /** A file that the server makes. Throws what `ask` throws. */
  async download(
    path: string,
    query: NonNullable<RequestOptions['query']>,
  ): Promise<{ file: Blob; name: string | null }> {
    const response = await this.reach('GET', path, { query });
    if (!response.ok) throw this.problemOf(response.status, await readBody(response));
    this.store.answered();
    return { file: await response.blob(), name: nameIn(response.headers.get('content-disposition')) };
  }

  private async reach(method: string, path: string, options: RequestOptions): Promise<Response> {
    const { query = {}, body, headers = {}, signal } = options;
    const raw = body instanceof Blob || body instanceof FormData;
    const json: Record<string, string> =
      body === undefined || raw ? {} : { 'content-type': 'application/json' };
    try {
      return await this.send(withQuery(path, query), {
        method,
        credentials: 'same-origin',
        headers: { accept: 'application/json', 'accept-language': spokenLanguage, ...json, ...headers },
        ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (cause) {
      if (signal?.aborted === true) throw cause;
      this.store.away(null);
      throw new NoAnswer('network', cause);
    }
  }

  private problemOf(status: number, body: unknown): ApiProblem | NoAnswer {
    const parsed = problemSchema.safeParse(body);
    if (!parsed.success) {
      // A gateway in front of the server speaks no problem documents.
      if (status >= 502) this.store.away(null);
      return new NoAnswer(status >= 502 ? 'network' : 'unexpected', parsed.error);
    }
    const problem = new ApiProblem(status, parsed.data);
    if (status === 503) this.store.away(parsed.data);
    else this.store.answered();
    return problem;
  }
}

/** The name that a download comes under, from its `Content-Disposition` (RFC 6266, the form with a character set). */
function nameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function withQuery(path: string, query: NonNullable<RequestOptions['query']>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

export const api = new ApiClient();
