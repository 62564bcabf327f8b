import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import type { Response, Test } from 'supertest';
import type { Role } from '#domain';
import type { CommandRequestInput, Problem, TaskView } from '#contract';
import { createAccount, createSession, inTenant, putPerson, putUnit } from '#persistence';
import { createLogger } from '#telemetry';
import type { z } from 'zod';
import { createApi } from '../../../apps/api/src/create-api.js';
import type { ApiOptions } from '../../../apps/api/src/config/api-options.js';
import { hashPassword } from '../../../apps/api/src/sign-in/passwords.js';
import type { Rig } from '../../kit/rig.js';
import { until } from '../../kit/until.js';

/** Everybody who signs in below, with the people of the rig's office (`furnish`) among them. */
export const people = {
  officerA: 'p-a',
  otherOfficerA: 'p-a2',
  leaderA: 'p-al',
  officerB: 'p-b',
  supervisor: 'p-s',
  otherSupervisor: 'p-s2',
  boss: 'p-boss',
  administrator: 'p-adm',
  stranger: 'p-x',
} as const;
export type Somebody = keyof typeof people;

const joining: { id: string; unit: string; roles: Role[] }[] = [
  { id: people.otherOfficerA, unit: 'u-a', roles: ['officer'] },
  { id: people.otherSupervisor, unit: 'u-o', roles: ['supervisor', 'officer'] },
  { id: people.administrator, unit: 'u-o', roles: ['administrator'] },
  { id: people.stranger, unit: 'u-x', roles: ['officer', 'unitLeader'] },
];

/** As it was built: threads run no sources. */
export const readingThread = path.resolve('dist/apps/api/src/ledgers/reading/reading-thread.js');

export const password = '云河 2026 correct horse';
const SESSION_MS = 3_600_000;

/** The API on the rig's database, tenant and queue, asked without a port of its own choosing. */
export class Api {
  private readonly tokens = new Map<Somebody, string>();

  private constructor(
    readonly rig: Rig,
    readonly app: NestFastifyApplication,
  ) {}

  static async open(rig: Rig, changes: Partial<ApiOptions> = {}): Promise<Api> {
    return new Api(rig, await ready(await createApi(optionsFor(rig, changes))));
  }

  /** Further people, and an account for everybody. */
  async furnish(): Promise<void> {
    const passwordHash = await hashPassword(password);
    await inTenant(this.rig.database, this.rig.tenantId, async (tx) => {
      await putUnit(tx, ordinary('u-x'));
      for (const { id, unit, roles } of joining)
        await putPerson(tx, { id, name: `person ${id}`, unit, roles, email: null, active: true });
      for (const id of Object.values(people))
        await createAccount(tx, { login: id, personId: id, passwordHash, at: Date.now() });
    });
  }

  get server(): Server {
    return this.app.getHttpServer() as Server;
  }

  /** Without a session. */
  anybody(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string): Test {
    return request(this.server)[method](path);
  }

  /** As one of the people, in a session that was begun for the test. */
  async as(who: Somebody): Promise<Person> {
    const at = Date.now();
    const known = this.tokens.get(who);
    const token =
      known ??
      (await inTenant(this.rig.database, this.rig.tenantId, (tx) =>
        createSession(tx, { login: people[who], at, endsAt: at + SESSION_MS, userAgent: 'test' }),
      ));
    this.tokens.set(who, token);
    return new Person(this, token);
  }

  /** As one of the people of the sample office, through the page for trying things out. */
  async demo(login: string): Promise<Person> {
    const response = await this.anybody('post', '/api/v1/session/demo').send({ login });
    expect(response.status).toBe(200);
    const cookie = String((response.headers['set-cookie'] as unknown as string[])[0]);
    return new Person(this, cookie.split(';')[0]?.split('=')[1] ?? '');
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}

/** Requests of one person. */
export class Person {
  constructor(
    private readonly api: Api,
    private readonly token: string,
  ) {}

  get cookie(): string {
    return `taizhang_session=${this.token}`;
  }

  ask(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string): Test {
    return this.api.anybody(method, `/api/v1${path}`).set('Cookie', this.cookie);
  }

  /** 200, in exactly the shape of the contract: nothing missing, nothing added. */
  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    const response = await this.ask('get', path);
    expect([path, response.status, problemOf(response)]).toEqual([path, 200, undefined]);
    return shaped(schema, response.body);
  }

  command(task: string, command: CommandRequestInput, key: string = randomUUID()): Test {
    return this.ask('post', `/tasks/${task}/commands`).set('Idempotency-Key', key).send(command);
  }

  /** A command that must be done; gives the task after it. */
  async act(task: string, command: CommandRequestInput, key?: string): Promise<TaskView> {
    const response = await this.command(task, command, key);
    expect([command.kind, response.status, problemOf(response)]).toEqual([command.kind, 200, undefined]);
    return (response.body as { task: TaskView }).task;
  }
}

/** The API alone, ready to be asked: neither PostgreSQL nor the engine is there. */
export async function alone(changes: Partial<ApiOptions> = {}): Promise<NestFastifyApplication> {
  const app = await createApi({
    databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
    databasePoolMax: 2,
    temporalAddress: '127.0.0.1:1',
    temporalNamespace: 'none',
    taskQueue: 'none',
    tenantId: 'default',
    webRoot: null,
    readingThread,
    logger: createLogger({ service: 'api', level: 'silent' }),
    ...changes,
  });
  return ready(app);
}

async function ready(app: NestFastifyApplication): Promise<NestFastifyApplication> {
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

export function optionsFor(rig: Rig, changes: Partial<ApiOptions> = {}): ApiOptions {
  return {
    databaseUrl: rig.scratch.ownerUrl,
    databasePoolMax: 8,
    temporalAddress: addressOf('TEMPORAL_ADDRESS'),
    temporalNamespace: rig.client.options.namespace,
    taskQueue: rig.taskQueue,
    tenantId: rig.tenantId,
    webRoot: null,
    readingThread,
    logger: createLogger({ service: 'api', level: process.env['LOG_LEVEL'] ?? 'silent' }),
    ...changes,
  };
}

export function addressOf(name: 'TEMPORAL_ADDRESS' | 'DATABASE_URL'): string {
  const address = process.env[name];
  if (address === undefined)
    throw new Error(`${name} is not set: the global set-up of Jest starts the engine`);
  return address;
}

/** The body, which must be exactly what the schema says. */
export function shaped<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.parse(body);
  expect(parsed).toEqual(body);
  return parsed;
}

/** The code of a problem, undefined for a success. */
export function problemOf(response: Response): string | undefined {
  return response.status < 400 ? undefined : (response.body as Problem).code;
}

/** Status and code at once, for refusals. */
export function refusalOf(response: Response): [number, string | undefined] {
  return [response.status, problemOf(response)];
}

/** Waits until an answer has this status; gives it. */
export function untilStatus(what: string, status: number, ask: () => Test): Promise<Response> {
  return until(what, async () => {
    const response = await ask();
    return response.status === status ? response : undefined;
  });
}

function ordinary(id: string) {
  return {
    id,
    shortName: `unit ${id}`,
    fullName: `unit ${id}`,
    aliases: [],
    formerNames: [],
    level: 'district' as const,
    kind: 'department',
    parentId: null,
    validFrom: null,
    validTo: null,
  };
}
