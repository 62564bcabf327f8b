import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { type Channel, type Message, PermanentFailure, messageKey } from './channel.js';
import { noticeWords, sayNotice } from './notice-words.js';

export interface EmailSettings {
  /** `smtp://` or `smtps://`, with user and password where needed. */
  url: string;
  from: string;
  /** Address of the pages, for a link; null leaves it out. */
  pagesUrl: string | null;
}

/** Longest wait for each step of a conversation with the mail server, in milliseconds. */
const STEP_MS_MAX = 10_000;

/** From this SMTP answer on the server says that it never will. */
const PERMANENT_FROM = 500;

/** Longest piece of a row's text in a mail. */
const EXCERPT_CHARS = 200;

/** Notices as mails in both languages. The Message-ID is the message's key, so a repetition is seen as one. */
export function emailChannel({ url, from, pagesUrl }: EmailSettings): Channel {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: STEP_MS_MAX,
    greetingTimeout: STEP_MS_MAX,
    socketTimeout: STEP_MS_MAX,
  });
  return {
    async send(message) {
      const { email } = message.receiver;
      if (email === null) throw new PermanentFailure('the receiver has no mail address');
      try {
        await transport.sendMail({
          from,
          to: { name: message.receiver.name, address: email },
          messageId: `<${createHash('sha256').update(messageKey(message)).digest('hex').slice(0, 40)}@taizhang>`,
          subject: subject(message),
          text: text(message, pagesUrl),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (cause) {
        if (Number((cause as { responseCode?: number }).responseCode) >= PERMANENT_FROM)
          throw new PermanentFailure((cause as Error).message, { cause });
        throw cause;
      }
    },
    close: () => Promise.resolve(transport.close()),
  };
}

function subject({ notice, about }: Message): string {
  const row = about === null ? '' : `（${about.ledger.title} 第 ${about.row} 行）`;
  return `${sayNotice(notice.template, notice.data, 'zh')}${row}`;
}

function text({ notice, receiver, about }: Message, pagesUrl: string | null): string {
  const languages = Object.keys(noticeWords[notice.template]) as ('zh' | 'en')[];
  const lines = [
    `${receiver.name}：`,
    ...languages.map((language) => sayNotice(notice.template, notice.data, language)),
    ...(about === null ? [] : [about.content.slice(0, EXCERPT_CHARS)]),
    ...(pagesUrl === null
      ? []
      : [new URL(`tasks/${encodeURIComponent(notice.task)}`, withSlash(pagesUrl)).href]),
  ];
  return `${lines.join('\n\n')}\n`;
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);
