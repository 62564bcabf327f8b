import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { checkHost, publicLookup } from './address-guard.js';
import { type Channel, type Message, PermanentFailure, messageKey } from './channel.js';
import { sayNotice } from './notice-words.js';

export interface WebhookSettings {
  url: string;
  /** Key of the signature. */
  secret: string;
  /** Whether the address may lie in a private network, and may be plain http there. */
  privateAllowed: boolean;
}

/** Longest that one delivery may take, in milliseconds. */
const DELIVERY_MS_MAX = 10_000;

/** Answers of the other side after which trying again may help, beside 5xx. */
const worthRetrying = new Set([408, 425, 429]);

/**
 * Notices as signed JSON by POST. `Taizhang-Signature: t=<seconds>,v1=<hex>` is the HMAC-SHA-256 of `<seconds>.<body>`;
 * `Idempotency-Key` is the same for every attempt. Redirects are not followed, the answer is not read.
 */
export function webhookChannel(settings: WebhookSettings): Channel {
  const url = new URL(settings.url);
  return {
    async send(message) {
      if (!settings.privateAllowed) checkPublic(url);
      const body = JSON.stringify(payload(message));
      const status = await post(url, body, settings, {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': messageKey(message),
        'taizhang-signature': signature(settings.secret, body, Math.floor(Date.now() / 1_000)),
      });
      if (status >= 200 && status < 300) return;
      const failure = `the receiver answered ${status}`;
      if (status >= 500 || worthRetrying.has(status)) throw new Error(failure);
      throw new PermanentFailure(failure);
    },
    close: () => Promise.resolve(),
  };
}

/** The value of the signature header for a body sent at `seconds` since 1970. */
export function signature(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

function checkPublic(url: URL): void {
  if (url.protocol !== 'https:') throw new PermanentFailure('plain http is for private networks only');
  checkHost(url.hostname);
}

function payload({ tenantId, notice, receiver, about }: Message) {
  const { id, task, template, urgent, data, at } = notice;
  return {
    version: 1,
    id,
    tenant: tenantId,
    task,
    template,
    urgent,
    at,
    data,
    text: { zh: sayNotice(template, data, 'zh'), en: sayNotice(template, data, 'en') },
    receiver: { person: receiver.person, name: receiver.name },
    row: about === null ? null : { ledger: about.ledger.title, row: about.row, content: about.content },
  };
}

/** Status of the answer. Rejects when there is none in time. */
function post(
  url: URL,
  body: string,
  { privateAllowed }: WebhookSettings,
  headers: Record<string, string>,
): Promise<number> {
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(DELIVERY_MS_MAX),
        ...(privateAllowed ? {} : { lookup: publicLookup }),
      },
      (response) => {
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}
