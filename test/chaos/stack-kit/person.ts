import type { Chance } from './chance.js';
import type { WholeSystem } from './whole-system.js';
import type { Witness } from './witness.js';

const REQUEST_LIMIT_MS = 20_000;
const AGAIN_AFTER_MS = 100;
/** A client that has asked for so long gives up; nothing in these tests may last as long. */
const PATIENCE_MS = 90_000;

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

type Send = () => Promise<Response>;

/** A signed-in person's browser: asks again whenever it cannot know what became of its request. */
export class Person {
  private cookie = '';

  private constructor(
    private readonly system: WholeSystem,
    private readonly witness: Witness,
    readonly login: string,
  ) {}

  static async signIn(system: WholeSystem, witness: Witness, login: string): Promise<Person> {
    const person = new Person(system, witness, login);
    const response = await person.fetch('POST', '/session/demo', JSON.stringify({ login }));
    if (!response.ok) throw new Error(`sign-in of ${login}: ${response.status}`);
    person.cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return person;
  }

  /** One request, whatever comes of it. */
  async once(method: string, where: string, body?: unknown, key?: string): Promise<Answer> {
    return answerOf(await this.fetch(method, where, bodyOf(body), headersOf(key)));
  }

  async get<T>(where: string): Promise<T> {
    return (await this.persistently(() => this.fetch('GET', where))).body as T;
  }

  async post<T>(where: string, body: unknown, key?: string): Promise<T> {
    return (await this.persistently(() => this.fetch('POST', where, bodyOf(body), headersOf(key)))).body as T;
  }

  /**
   * A command under one key until it is acknowledged: repeated after a lost connection and a 5xx, polled after a 202.
   * Rejects when it is refused, for nothing that these people do is against the law.
   */
  async command(task: string, body: unknown, chance: Chance): Promise<void> {
    const key = chance.key();
    const send = (): Promise<number> => this.acknowledgement(task, body, key);
    // now and then somebody clicks twice
    const seqs = await Promise.all(chance.next() < 0.25 ? [send(), send()] : [send()]);
    const [seq] = seqs as [number];
    if (seqs.some((other) => other !== seq))
      throw new Error(`the key ${key} was answered with ${seqs.join(' and ')}`);
    this.witness.acknowledged.push({ task, key, seq });
  }

  private async acknowledgement(task: string, body: unknown, key: string): Promise<number> {
    const where = `/tasks/${task}/commands`;
    const end = performance.now() + PATIENCE_MS;
    let next: Send = () => this.fetch('POST', where, bodyOf(body), headersOf(key));
    const again = next;
    while (performance.now() < end) {
      const answer = await this.persistently(next, [202, 404]);
      if (answer.status === 200) return answer.body['seq'] as number;
      const isPending = answer.status === 202;
      this.witness.trouble(isPending ? '202' : `404 ${String(answer.body['code'])}`);
      next = isPending ? () => this.fetch('GET', `${where}/${key}`) : again;
      await pause();
    }
    throw new Error(`the command ${key} on ${task} was not acknowledged in ${PATIENCE_MS} ms`);
  }

  /** The first answer that says something: 2xx, or one of `also`. Anything else below 500 is an error of the test. */
  private async persistently(send: Send, also: readonly number[] = []): Promise<Answer> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause()) {
      const answer = await send()
        .then(answerOf)
        .catch((error: unknown) => {
          this.witness.trouble(`no answer: ${reasonOf(error)}`);
          return undefined;
        });
      if (answer === undefined) continue;
      if (answer.status < 300 || also.includes(answer.status)) return answer;
      if (answer.status < 500)
        throw new Error(`${this.login}: ${answer.status} ${JSON.stringify(answer.body)}`);
      const { reason } = (answer.body['data'] ?? {}) as { reason?: string };
      this.witness.trouble([answer.status, answer.body['code'], reason].filter(Boolean).join(' '));
    }
    throw new Error(`${this.login} got no answer in ${PATIENCE_MS} ms`);
  }

  private fetch(
    method: string,
    where: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const origin = this.system.address;
    return fetch(`${origin}/api/v1${where}`, {
      method,
      headers: {
        origin,
        cookie: this.cookie,
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
      ...(body === undefined ? {} : { body }),
    });
  }
}

const bodyOf = (body: unknown): string | FormData | undefined =>
  body === undefined || body instanceof FormData ? body : JSON.stringify(body);

const headersOf = (key: string | undefined): Record<string, string> =>
  key === undefined ? {} : { 'idempotency-key': key };

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

function reasonOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: string }; name: string };
  return cause?.code ?? name;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
