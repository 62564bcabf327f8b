import fs from 'node:fs';
import type { Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { alone, refusalOf } from './api-kit.js';

const page = '<!doctype html><title>台账</title>';

describe('the web pages', () => {
  let app: NestFastifyApplication;
  let root: string;
  const get = (where: string, accept = 'text/html,*/*') =>
    request(app.getHttpServer() as Server)
      .get(where)
      .set('Accept', accept);

  beforeAll(async () => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-pages-'));
    fs.mkdirSync(path.join(root, 'assets'));
    fs.writeFileSync(path.join(root, 'index.html'), page);
    fs.writeFileSync(path.join(root, 'assets/app-1a2b3c.js'), 'export {};');
    fs.writeFileSync(path.join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    fs.writeFileSync(path.join(path.dirname(root), `${path.basename(root)}.secret`), 'secret');
    app = await alone({ webRoot: root });
  });
  afterAll(async () => {
    await app.close();
    fs.rmSync(root, { recursive: true });
    fs.rmSync(`${root}.secret`);
  });

  it.each(['/', '/tasks/l2026-1a2b3c4d-001', '/supervision?ledger=x', '/ledgers/x/rehearsal'])(
    '%s is the one page, asked for anew each time, with no inline script allowed',
    async (where) => {
      const response = await get(where);
      expect([response.status, response.text]).toEqual([200, page]);
      expect(response.headers['cache-control']).toBe('no-cache');
      expect(response.headers['content-security-policy']).toContain("script-src 'self';");
    },
  );

  it('files that never change are kept for a year, others are asked for anew', async () => {
    const hashed = await get('/assets/app-1a2b3c.js', '*/*');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers['content-type']).toContain('javascript');
    expect((await get('/favicon.svg', '*/*')).headers['cache-control']).toBe('no-cache');
  });

  it('a file that is known already is not sent again, and a part of it alone when asked', async () => {
    const script = '/assets/app-1a2b3c.js';
    const { etag = '' } = (await get(script, '*/*')).headers;
    expect((await get(script, '*/*').set('If-None-Match', etag)).status).toBe(304);
    const part = await get(script, '*/*').set('Range', 'bytes=0-5');
    expect([part.status, part.headers['content-range']]).toEqual([206, 'bytes 0-5/10']);
    const beyond = await get(script, '*/*').set('Range', 'bytes=99-');
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */10']);
  });

  it('of a page the head may be asked alone', async () => {
    const head = await request(app.getHttpServer() as Server)
      .head('/tasks/x')
      .set('Accept', 'text/html');
    expect([head.status, head.headers['content-length'], head.text]).toEqual([
      200,
      String(Buffer.byteLength(page)),
      undefined,
    ]);
  });

  it('what is not there is no page', async () => {
    for (const where of ['/assets/gone.js', '/robots.txt', '/.env', '/api/v1/nothing', '/api'])
      expect([where, ...refusalOf(await get(where))]).toEqual([where, 404, 'route.unknown']);
    expect(refusalOf(await get('/tasks/x', 'application/json'))).toEqual([404, 'route.unknown']);
  });

  it('nothing beside the folder is served', async () => {
    const name = `${path.basename(root)}.secret`;
    for (const where of [`/../${name}`, `/..%2f${name}`, `/assets/..%2f..%2f${name}`, `/%2e%2e/${name}`]) {
      const response = await get(where, '*/*');
      expect([where, response.text.includes('secret') && response.status === 200]).toEqual([where, false]);
    }
  });
});
