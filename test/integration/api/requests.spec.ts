import type { IncomingMessage, OutgoingHttpHeaders, Server } from 'node:http';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Problem } from '#contract';
import { JSON_BYTES_MAX } from '#contract';
import { createLogger } from '#telemetry';
import { until } from '../../kit/until.js';
import { alone } from './api-kit.js';

interface Answer {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  code: string | undefined;
  body: string;
}

const signIn = '/api/v1/session';
const json = { 'content-type': 'application/json' };

/** What every request meets, whatever it is for. */
describe('a request', () => {
  let app: NestFastifyApplication;
  let port = 0;
  const log: Record<string, unknown>[] = [];
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  beforeAll(async () => {
    const destination = {
      write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>),
    };
    app = await alone({ logger: createLogger({ service: 'api', level: 'info', destination }) });
    await app.listen(0, '127.0.0.1');
    port = ((app.getHttpServer() as Server).address() as AddressInfo).port;
  });
  afterAll(async () => {
    agent.destroy();
    await app.close();
  });

  /** All over one connection, for as long as it is kept. */
  function ask(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
  ): Promise<Answer & { kept: boolean }> {
    return new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
        text(response)
          .then((given) => {
            const isProblem = response.headers['content-type']?.startsWith('application/problem+json');
            const code = isProblem && given !== '' ? (JSON.parse(given) as Problem).code : undefined;
            const { statusCode: status, headers: found } = response;
            resolve({ status, headers: found, code, body: given, kept: request.reusedSocket });
          })
          .catch(reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  }
  const post = (body: string | Buffer, headers: OutgoingHttpHeaders = json) =>
    ask('POST', signIn, { headers, body });
  /** What was understood of a body that lacks what a sign-in needs. */
  const fieldsOf = ({ body }: Answer) => ((JSON.parse(body) as Problem).fields ?? []).map(({ path }) => path);

  describe('has a number', () => {
    it.each([
      ['that is answered', 'GET', '/livez', {}],
      ['that is for no route', 'GET', '/api/v1/nothing', {}],
      ['that does not decode', 'GET', '/api/v1/tasks/%zz', {}],
      ['that another site sent', 'POST', signIn, { 'sec-fetch-site': 'cross-site' }],
    ] as const)('one %s, never one of its own', async (_which, method, path, headers) => {
      const mine = '00000000-0000-4000-8000-000000000000';
      const answers = [1, 2].map(() =>
        ask(method, path, { headers: { ...headers, 'x-request-id': mine, 'request-id': mine } }),
      );
      const ids = (await Promise.all(answers)).map((answer) => answer.headers['x-request-id']);
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}$/);
      expect(new Set([...ids, mine]).size).toBe(3);
    });

    it('that a problem repeats', async () => {
      const { headers, body } = await post('{');
      expect((JSON.parse(body) as Problem).instance).toBe(`${signIn}#${String(headers['x-request-id'])}`);
    });
  });

  describe('has one line in the log', () => {
    const linesOf = (answer: Answer) => {
      const id = answer.headers['x-request-id'];
      return log.filter(
        ({ req, res }) => (req as { id?: string } | undefined)?.id === id && res !== undefined,
      );
    };

    it.each([
      ['GET', '/api/v1/demo-accounts?text=geheim', undefined, 503, 'error', 'request errored'],
      ['POST', signIn, '{', 400, 'info', 'request completed'],
      ['GET', '/api/v1/nothing', undefined, 404, 'info', 'request completed'],
    ] as const)('%s %s', async (method, path, body, status, level, msg) => {
      const answer = await ask(method, path, { headers: json, ...(body === undefined ? {} : { body }) });
      expect(answer.status).toBe(status);
      const [line] = await until('the line', () => {
        const lines = linesOf(answer);
        return lines.length > 0 ? lines : undefined;
      });
      const id = answer.headers['x-request-id'];
      expect(line).toMatchObject({ level, service: 'api', msg, res: { statusCode: status } });
      expect(line?.['req']).toEqual({ id, method, path: path.split('?')[0] });
      expect(line?.['responseTime']).toBeGreaterThanOrEqual(0);
      expect(linesOf(answer)).toHaveLength(1);
    });

    it('also when nobody waits for its answer', async () => {
      const socket = net.connect(port, '127.0.0.1');
      socket.write(
        'POST /api/v1/session/demo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
      );
      setTimeout(() => socket.destroy(), 100);
      await until('the line', () =>
        log.find(
          ({ req, msg }) => msg === 'request aborted' && (req as { path: string }).path.endsWith('/demo'),
        ),
      );
    });

    it('unless it asks for health', async () => {
      const live = await ask('GET', '/livez');
      const ready = await ask('GET', '/readyz');
      const other = await ask('GET', '/api/v1/nothing');
      await until('a later line', () => (linesOf(other).length > 0 ? true : undefined));
      expect([linesOf(live), linesOf(ready)]).toEqual([[], []]);
    });

    it('and its number stands in the lines that are written meanwhile', async () => {
      const { headers } = await ask('GET', '/api/v1/demo-accounts');
      const line = await until('the line', () =>
        log.find(({ context, req }) => {
          const { id } = (req ?? {}) as { id?: string };
          return context === 'problem' && id === headers['x-request-id'];
        }),
      );
      expect(line).toMatchObject({ level: 'error', req: { method: 'GET', path: '/api/v1/demo-accounts' } });
    });
  });

  it('is answered with the same headers everywhere', async () => {
    const answers = [await ask('GET', '/livez'), await ask('GET', '/api/v1/tasks/%zz'), await post('{')];
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;" +
          "font-src 'self' data:;connect-src 'self';object-src 'none';base-uri 'self';form-action 'self';" +
          "frame-ancestors 'none'",
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'origin-agent-cluster': '?1',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000',
        'x-content-type-options': 'nosniff',
        'x-dns-prefetch-control': 'off',
        'x-download-options': 'noopen',
        'x-frame-options': 'SAMEORIGIN',
        'x-permitted-cross-domain-policies': 'none',
        'x-xss-protection': '0',
      });
      expect(headers['server'] ?? headers['x-powered-by']).toBeUndefined();
    }
  });

  describe('finds its route', () => {
    it.each(['/livez/', '/LiveZ', '/livez?x=1', '/LIVEZ/?x=1'])('as %s', async (path) => {
      expect((await ask('GET', path)).body).toBe('{"alive":true}');
    });

    it('for its head alone, and by no method that it does not have', async () => {
      const head = await ask('HEAD', '/livez');
      expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '14', '']);
      for (const method of ['OPTIONS', 'POST', 'DELETE', 'TRACE'])
        expect([method, (await ask(method, '/livez')).code]).toEqual([method, 'route.unknown']);
    });

    it('however long an id is, and the session is asked for first', async () => {
      for (const length of [100, 101, 200, 5_000])
        expect((await ask('GET', `/api/v1/tasks/${'a'.repeat(length)}`)).code).toBe('session.missing');
    });
  });

  describe('with a body', () => {
    it.each([
      ['nothing', ''],
      ['spaces after all', ' {} '],
      ['a mark of its byte order', '\ufeff{}'],
    ])('of %s is JSON', async (_what, body) => {
      expect(fieldsOf(await post(body))).toEqual(['login', 'password']);
    });

    it.each([
      ['gzip', gzipSync],
      ['deflate', deflateSync],
      ['br', brotliCompressSync],
    ])('packed by %s is unpacked', async (encoding, pack) => {
      const body = pack('{"login":"p-a","password":1}');
      expect(fieldsOf(await post(body, { ...json, 'content-encoding': encoding }))).toEqual(['password']);
    });

    it.each([
      ['packed in an unknown way', { 'content-encoding': 'compress' }, '{}', 'request.unsupported_type'],
      ['that is not packed as it says', { 'content-encoding': 'gzip' }, '{}', 'request.malformed'],
      [
        'in other letters',
        { 'content-type': 'application/json; charset=gbk' },
        '{}',
        'request.unsupported_type',
      ],
      [
        'that only looks like JSON',
        { 'content-type': 'application/jsonx' },
        '{}',
        'request.unsupported_type',
      ],
      ['of no type', { 'content-type': undefined }, '{}', 'request.unsupported_type'],
      ['broken in a character', {}, Buffer.from([0x7b, 0x22, 0xe4, 0xbd, 0x22, 0x7d]), 'request.malformed'],
      ['that is no object', {}, 'null', 'request.malformed'],
      ['that is too large', {}, Buffer.alloc(3 * JSON_BYTES_MAX, 'a'), 'request.too_large'],
      [
        'that is too large once it is unpacked',
        { 'content-encoding': 'gzip' },
        gzipSync(Buffer.alloc(20 * JSON_BYTES_MAX, ' ')),
        'request.too_large',
      ],
    ])('%s is refused, and the connection goes on', async (_what, headers, body, code) => {
      const given = { ...json, 'content-length': Buffer.byteLength(body), ...headers };
      if (given['content-type'] === undefined) delete (given as OutgoingHttpHeaders)['content-type'];
      expect((await post(body, given)).code).toBe(code);
      const next = await ask('GET', '/livez');
      expect([next.status, next.kept]).toEqual([200, true]);
    });
  });

  it('waits no longer than Node would let it', () => {
    const { keepAliveTimeout, requestTimeout, headersTimeout, timeout } = app.getHttpServer() as Server;
    const plain = http.createServer();
    expect({ keepAliveTimeout, requestTimeout, headersTimeout, timeout }).toEqual({
      keepAliveTimeout: plain.keepAliveTimeout,
      requestTimeout: plain.requestTimeout,
      headersTimeout: plain.headersTimeout,
      timeout: plain.timeout,
    });
  });
});
