import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inStep } from '../progress.js';
import { runToEnd } from '../process/run-to-end.js';
import { fillCache } from './cache-entry.js';
import { releasePlatform, serverVersion, toolNames, type TemporalTools } from './release.js';
import { extractFromTarGz } from './tar.js';
import { StepFailed, toolEnvironment, type ResolveOptions } from './tool-check.js';

const officialReleases = 'https://github.com/temporalio/temporal/releases/download';
/** No byte for this long ends the download; so does the whole of it taking longer than the second limit. */
const idleLimitMs = 10_000;
const downloadLimitMs = 15 * 60_000;
const redirectsMax = 5;
const lineEveryMs = 3_000;
const archiveBytesMax = 1e9;

/** Name of the archive for this machine, or `undefined` where no release is made for it. */
export function archiveName(platform = releasePlatform()): string | undefined {
  if (platform === undefined) return undefined;
  return `temporal_${serverVersion}_${platform.os}_${platform.arch}.${platform.os === 'windows' ? 'zip' : 'tar.gz'}`;
}

/**
 * Fetches the official release archive, checks it against the release's own `checksums.txt` (sha256) and unpacks both
 * tools into the cache. `TAIZHANG_TEMPORAL_MIRROR` names another place that holds the same files below `v<version>/`.
 */
export async function downloadTools(options: ResolveOptions): Promise<TemporalTools> {
  const name = archiveName();
  if (name === undefined) throw new StepFailed(`no release for ${process.platform} ${process.arch}`);
  const mirror = options.env['TAIZHANG_TEMPORAL_MIRROR'] || officialReleases;
  const base = `${mirror.replace(/\/$/, '')}/v${serverVersion}`;
  const expected = checksumOf(name, await fetchText(`${base}/checksums.txt`, options.signal));
  return inStep(options.report, 'temporal.download', `${base}/${name}`, (say) =>
    fillCache(options, say, async (staging) => {
      const archive = path.join(staging, name);
      const actual = await fetchFile(`${base}/${name}`, archive, options.signal, say);
      if (actual !== expected)
        throw new StepFailed(`${name}: sha256 is ${actual}, the release says ${expected}`);
      await unpack(archive, staging, options);
      fs.rmSync(archive);
    }),
  );
}

/** The sha256 of one file in `<hash>  <name>` lines. */
export function checksumOf(name: string, checksums: string): string {
  const line = checksums.split('\n').find((one) => one.trim().split(/\s+\*?/)[1] === name);
  const hash = line?.trim().split(/\s+/)[0]?.toLowerCase();
  if (hash === undefined || !/^[0-9a-f]{64}$/.test(hash)) throw new StepFailed(`no checksum of ${name}`);
  return hash;
}

async function unpack(archive: string, into: string, options: ResolveOptions): Promise<void> {
  const wanted = Object.values(toolNames);
  if (archive.endsWith('.tar.gz')) {
    const missing = await extractFromTarGz(archive, wanted, into);
    if (missing.length > 0) throw new StepFailed(`the archive holds no ${missing.join(', ')}`);
    return;
  }
  const env = toolEnvironment(options.env); // Windows brings a tar that reads zip files
  const { ok, ending } = await runToEnd('tar', ['-xf', archive, '-C', into, ...wanted], {
    env,
    limitMs: 300_000,
  });
  if (!ok) throw new StepFailed(`tar: ${ending}`);
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  const parts: Buffer[] = [];
  await fetchInto(url, signal, async (response) => {
    for await (const part of response) parts.push(part as Buffer);
  });
  return Buffer.concat(parts).toString('utf8');
}

/** Streams a file to disk and gives its sha256. */
async function fetchFile(
  url: string,
  file: string,
  signal: AbortSignal,
  say: (detail: string) => void,
): Promise<string> {
  const hash = crypto.createHash('sha256');
  let received = 0;
  await fetchInto(url, signal, async (response) => {
    const total = Number(response.headers['content-length'] ?? 0);
    const ticker = setInterval(() => say(`${megabytes(received)} of ${megabytes(total)}`), lineEveryMs);
    const measure = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const part of source) {
        received += part.length;
        if (received > archiveBytesMax)
          throw new StepFailed(`${url} is larger than ${megabytes(archiveBytesMax)}`);
        hash.update(part);
        yield part;
      }
    };
    await pipeline(response, measure, fs.createWriteStream(file)).finally(() => clearInterval(ticker));
  });
  return hash.digest('hex');
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Follows redirects, refuses any other answer than 200, and bounds both silence and total time. */
async function fetchInto(
  url: string,
  signal: AbortSignal,
  consume: (response: http.IncomingMessage) => Promise<void>,
): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(downloadLimitMs)]);
  try {
    const response = await request(url, limit, redirectsMax);
    await consume(response);
  } catch (error) {
    if (error instanceof StepFailed) throw error;
    throw new StepFailed(`${url}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function request(url: string, signal: AbortSignal, redirectsLeft: number): Promise<http.IncomingMessage> {
  const get = url.startsWith('http:') ? http.get : https.get;
  return new Promise((resolve, reject) => {
    const asked = get(url, { signal, timeout: idleLimitMs }, (response) => {
      const { statusCode: status, headers } = response;
      if (status === 200) return resolve(response);
      response.resume();
      if (
        status !== undefined &&
        status >= 300 &&
        status < 400 &&
        headers.location !== undefined &&
        redirectsLeft > 0
      ) {
        return resolve(request(new URL(headers.location, url).href, signal, redirectsLeft - 1));
      }
      return reject(new StepFailed(`${url}: HTTP ${String(status)}`));
    });
    const connecting = setTimeout(() => asked.destroy(new Error('no connection')), idleLimitMs);
    asked.once('response', () => clearTimeout(connecting));
    asked.once('timeout', () => asked.destroy(new Error(`no byte for ${idleLimitMs} ms`)));
    asked.once('error', (error) => {
      clearTimeout(connecting);
      reject(error);
    });
  });
}
