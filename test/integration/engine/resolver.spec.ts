import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { archiveName } from '../../../libs/engine/src/temporal/release-archive.js';
import { cachedToolsDirectory, serverVersion } from '../../../libs/engine/src/temporal/release.js';
import { resolveTools, type ResolvedTools } from '../../../libs/engine/src/temporal/resolve.js';
import { Directories } from './engine-kit.js';

const directories = new Directories();
afterAll(() => directories.remove());

let cache: string;
let binDirectory: string;
let releases: ReleaseServer;

beforeEach(async () => {
  cache = directories.make('缓存 cache');
  binDirectory = directories.make('bin');
  releases = await ReleaseServer.start();
});
afterEach(() => releases.stop());

const cacheEntry = (): string => cachedToolsDirectory({ TAIZHANG_CACHE: cache });

/** Only what a test puts there is on the PATH. */
function resolve(
  changes: Record<string, string> = {},
  signal = new AbortController().signal,
): Promise<ResolvedTools> {
  const env = {
    PATH: binDirectory,
    HOME: cache,
    TAIZHANG_CACHE: cache,
    TAIZHANG_TEMPORAL_MIRROR: releases.url,
    ...changes,
  };
  return resolveTools({ env, report: () => undefined, signal });
}

function script(file: string, lines: string): void {
  fs.writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  fs.chmodSync(file, 0o755);
}

function putTools(directory: string, version = serverVersion): string {
  fs.mkdirSync(directory, { recursive: true });
  script(path.join(directory, 'temporal-server'), `echo "temporal version ${version}"`);
  script(path.join(directory, 'temporal-sql-tool'), `echo "temporal-sql-tool version ${version}"`);
  return directory;
}

/** A `go` that needs a moment to write what `go install` would, and keeps a list of its installs. */
function putGo(version = '1.26.8'): string {
  const log = path.join(cache, 'go.log');
  script(
    path.join(binDirectory, 'go'),
    `case "$1" in
version) echo "go version go${version} linux/amd64";;
env) echo "${cache}"; echo "${cache}";;
install)
  for last; do :; done
  echo "$last" >> "${log}"
  name="\${last%@*}"; name="\${name##*/}"
  /bin/sleep 0.3
  printf '#!/bin/sh\\necho "tool version ${serverVersion}"\\n' > "$GOBIN/$name"
  /bin/chmod 755 "$GOBIN/$name";;
esac`,
  );
  return log;
}

/** The place where release archives are fetched from. */
class ReleaseServer {
  readonly files = new Map<string, Buffer>();
  readonly asked: string[] = [];

  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<ReleaseServer> {
    const server = http.createServer((request, response) => {
      const name = path.basename(request.url ?? '');
      self.asked.push(name);
      const body = self.files.get(name);
      if (body === undefined) response.writeHead(404).end();
      else if (request.url?.startsWith('/moved/') === true) response.writeHead(200).end(body);
      else response.writeHead(302, { location: `/moved/${name}` }).end();
    });
    const self = new ReleaseServer(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return self;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  offer(archive: Buffer, sha256 = crypto.createHash('sha256').update(archive).digest('hex')): void {
    const name = archiveName() as string;
    this.files.set(name, archive);
    this.files.set('checksums.txt', Buffer.from(`${'0'.repeat(64)}  other.tar.gz\n${sha256}  ${name}\n`));
  }

  stop(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }
}

function tarGz(entries: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(entries).flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(content.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    return [header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return zlib.gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const tool = (name: string): string => `#!/bin/sh\necho "${name} version ${serverVersion}"\n`;
const goodArchive = tarGz({
  LICENSE: 'text',
  'temporal-server': tool('temporal'),
  tctl: 'x'.repeat(70_000),
  'temporal-sql-tool': tool('temporal-sql-tool'),
});

describe('the order of the search', () => {
  it('takes the named directory before everything else', async () => {
    putTools(cacheEntry());
    putTools(binDirectory);
    const given = putTools(directories.make('given'));
    expect(await resolve({ TEMPORAL_SERVER_BIN: given })).toMatchObject({
      source: 'given',
      version: serverVersion,
      server: path.join(given, 'temporal-server'),
    });
  });

  it('then PATH, then the cache', async () => {
    putTools(cacheEntry());
    expect(await resolve()).toMatchObject({ source: 'cache' });
    putTools(binDirectory);
    expect(await resolve()).toMatchObject({
      source: 'path',
      server: path.join(binDirectory, 'temporal-server'),
    });
    expect(releases.asked).toEqual([]);
  });

  it('then the release archive, checked and unpacked into the cache', async () => {
    releases.offer(goodArchive);
    putGo();
    expect(await resolve()).toMatchObject({ source: 'download', version: serverVersion });
    expect(fs.readdirSync(cacheEntry()).sort()).toEqual(['temporal-server', 'temporal-sql-tool']);
    expect(await resolve()).toMatchObject({ source: 'cache' });
  });

  it('then a build with Go, under the names of the release', async () => {
    const log = putGo();
    expect(await resolve()).toMatchObject({ source: 'build', version: serverVersion });
    expect(fs.readFileSync(log, 'utf8').trim().split('\n')).toEqual([
      `go.temporal.io/server/cmd/server@v${serverVersion}`,
      `go.temporal.io/server/cmd/tools/sql@v${serverVersion}`,
    ]);
    expect(fs.readdirSync(path.dirname(cacheEntry()))).toEqual([path.basename(cacheEntry())]);
  });
});

describe('what is refused', () => {
  it('a server of another minor version on the PATH, in favour of the next step', async () => {
    putTools(binDirectory, '1.31.4');
    putTools(cacheEntry());
    expect(await resolve()).toMatchObject({ source: 'cache' });
  });

  it('an archive that is not what its release says, and nothing of it stays', async () => {
    releases.offer(goodArchive, 'f'.repeat(64));
    await expect(resolve()).rejects.toMatchObject({
      code: 'temporal.server_missing',
      message: expect.stringContaining('sha256'),
    });
    expect(fs.existsSync(cacheEntry())).toBe(false);
  });

  it('an archive that ends too early', async () => {
    releases.offer(goodArchive.subarray(0, goodArchive.length - 40));
    await expect(resolve()).rejects.toMatchObject({ code: 'temporal.server_missing' });
  });

  it('a cache entry cut short by a crash, which is replaced', async () => {
    putTools(cacheEntry());
    fs.writeFileSync(path.join(cacheEntry(), 'temporal-server'), '');
    fs.mkdirSync(`${cacheEntry()}.staging-1`);
    putGo();
    expect(await resolve()).toMatchObject({ source: 'build' });
    expect(await resolve()).toMatchObject({ source: 'cache' });
    expect(fs.existsSync(`${cacheEntry()}.staging-1`)).toBe(false);
  });

  it('a Go that is too old to build it or to fetch a newer one', async () => {
    putGo('1.20.3');
    await expect(resolve()).rejects.toMatchObject({
      message: expect.stringContaining('is version 1.20.3, needed is 1.26.8'),
    });
  });
});

it('ends with one error that lists everything tried and what to do', async () => {
  putTools(binDirectory, '1.29.0');
  const error = await resolve().catch((problem: unknown) => problem);
  expect(error).toMatchObject({ code: 'temporal.server_missing' });
  const { text, remedy } = error as { text: { zh: string; en: string }; remedy: { zh: string; en: string } };
  for (const language of ['zh', 'en'] as const) {
    expect(text[language]).toContain('TEMPORAL_SERVER_BIN: not set');
    expect(text[language]).toContain('PATH: version 1.29.0');
    expect(text[language]).toContain('cache: no ');
    expect(text[language]).toContain('release archive: ');
    expect(text[language]).toContain('go install: ');
    expect(remedy[language]).toMatch(/Go 1\.26\.8.*TEMPORAL_SERVER_BIN.*TEMPORAL_ADDRESS/s);
  }
});

it('a directory that was named but does not serve ends the search, so that nothing else is used by surprise', async () => {
  putTools(cacheEntry());
  await expect(resolve({ TEMPORAL_SERVER_BIN: path.join(cache, 'nothing') })).rejects.toMatchObject({
    code: 'temporal.server_missing',
    message: expect.not.stringContaining('go install'),
  });
});

it('builds once when two clones need it at the same time', async () => {
  const log = putGo();
  const both = await Promise.all([resolve(), resolve()]);
  expect(both.map(({ server }) => server)).toEqual(Array(2).fill(path.join(cacheEntry(), 'temporal-server')));
  expect(fs.readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(2); // the server and the tool, once each
});

it('gives up at once when it is interrupted', async () => {
  putGo();
  const interrupting = new AbortController();
  const search = resolve({}, interrupting.signal);
  interrupting.abort();
  await expect(search).rejects.toMatchObject({ code: 'engine.interrupted' });
});
