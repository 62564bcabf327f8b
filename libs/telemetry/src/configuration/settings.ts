import { z } from 'zod';

/** A sentence in both languages of the product. */
export interface Sentence {
  zh: string;
  en: string;
}

/** One key of the environment. `form` reads its text; a key that may be missing has a default or is nullable. */
export interface Setting {
  form: z.ZodType;
  /** What the key is for. */
  about: Sentence;
  /** What a valid value looks like; shown when it does not. */
  expects: Sentence;
  /** Never shown. May also be given as `<KEY>_FILE`, the path of a file that holds it. */
  secret?: true;
}

const port = z.coerce.number().int().min(1).max(65_535);
const count = (max: number) => z.coerce.number().int().min(1).max(max);
const address = z.string().regex(/^[A-Za-z0-9.[\]:_-]+:\d{1,5}$/);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const text = z.string().min(1).max(2_000);

const portForm: Sentence = { zh: '1–65535 的端口号', en: 'a port number from 1 to 65535' };
const addressForm: Sentence = { zh: '主机:端口', en: 'host:port' };

/** Every key that the processes of the product read from their environment, in the order in which they are shown. */
export const settings = {
  DATABASE_URL: {
    form: z.url({ protocol: /^postgres(ql)?$/ }),
    about: { zh: '业务数据库', en: 'application database' },
    expects: { zh: 'postgresql://用户:口令@主机:端口/库名', en: 'postgresql://user:password@host:port/name' },
    secret: true,
  },
  DATABASE_POOL_MAX: {
    form: count(100).default(10),
    about: { zh: '每个进程的数据库连接上限', en: 'database connections of one process at most' },
    expects: { zh: '1–100 的整数', en: 'a whole number from 1 to 100' },
  },
  TEMPORAL_ADDRESS: {
    form: address,
    about: { zh: '流程引擎地址', en: 'address of the workflow engine' },
    expects: addressForm,
  },
  TEMPORAL_NAMESPACE: {
    form: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/)
      .default('taizhang'),
    about: { zh: '流程引擎命名空间', en: 'namespace in the workflow engine' },
    expects: { zh: '字母、数字、点或短横线', en: 'letters, digits, dots or hyphens' },
  },
  TEMPORAL_METRICS_ADDRESS: {
    form: address.nullable().default(null),
    about: { zh: '引擎客户端指标的监听地址', en: "where the engine client's metrics are served" },
    expects: addressForm,
  },
  TAIZHANG_TENANT: {
    form: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
      .default('default'),
    about: { zh: '租户', en: 'tenant' },
    expects: {
      zh: '小写字母、数字或短横线，至多 60 个字符',
      en: 'lower-case letters, digits or hyphens, at most 60',
    },
  },
  TAIZHANG_BUNDLE: {
    form: text.nullable().default(null),
    about: { zh: '流程代码包的路径', en: 'path of the workflow bundle' },
    expects: { zh: '文件路径', en: 'a path of a file' },
  },
  HOST: {
    form: text.default('127.0.0.1'),
    about: { zh: '监听的网络地址', en: 'network address to listen on' },
    expects: { zh: '网络地址', en: 'a network address' },
  },
  PORT: {
    form: port.default(8080),
    about: { zh: '接口与网页的端口', en: 'port of the API and the pages' },
    expects: portForm,
  },
  WEB_ROOT: {
    form: text.nullable().default(null),
    about: { zh: '网页文件所在的目录', en: 'folder of the built pages' },
    expects: { zh: '目录路径', en: 'a path of a folder' },
  },
  HEALTH_PORT: {
    form: port.default(8090),
    about: { zh: '工作进程健康检查的端口', en: "port of the worker's health checks" },
    expects: portForm,
  },
  LOG_LEVEL: {
    form: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    about: { zh: '日志级别', en: 'log level' },
    expects: {
      zh: 'trace、debug、info、warn、error 或 silent',
      en: 'trace, debug, info, warn, error or silent',
    },
  },
  WORKFLOW_CACHE_MAX: {
    form: count(10_000).default(500),
    about: { zh: '工作进程缓存的流程数上限', en: 'workflows that a worker keeps in memory at most' },
    expects: { zh: '1–10000 的整数', en: 'a whole number from 1 to 10000' },
  },
  PAGES_URL: {
    form: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    about: {
      zh: '网页的对外地址，用于通知中的链接',
      en: 'public address of the pages, for links in notices',
    },
    expects: { zh: 'http(s):// 地址', en: 'an http(s):// address' },
  },
  SMTP_URL: {
    form: z
      .url({ protocol: /^smtps?$/ })
      .nullable()
      .default(null),
    about: { zh: '邮件服务器', en: 'mail server' },
    expects: { zh: 'smtp://用户:口令@主机:端口', en: 'smtp://user:password@host:port' },
    secret: true,
  },
  SMTP_FROM: {
    form: z.email().nullable().default(null),
    about: { zh: '发件人地址', en: 'sender of mails' },
    expects: { zh: '邮件地址', en: 'a mail address' },
  },
  WEBHOOK_URL: {
    form: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    about: { zh: '通知推送地址', en: 'where notices are posted' },
    expects: { zh: 'http(s):// 地址', en: 'an http(s):// address' },
  },
  WEBHOOK_SECRET: {
    form: z.string().min(16).max(500).nullable().default(null),
    about: { zh: '推送签名密钥', en: 'key that signs posted notices' },
    expects: { zh: '至少 16 个字符', en: 'at least 16 characters' },
    secret: true,
  },
  WEBHOOK_PRIVATE_ALLOWED: {
    form: flag.default(false),
    about: { zh: '允许推送到内网地址', en: 'whether notices may be posted to private networks' },
    expects: { zh: 'true 或 false', en: 'true or false' },
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof settings;

/** Every value in its own type. */
export type SettingValues = { readonly [K in SettingKey]: z.output<(typeof settings)[K]['form']> };

/** Keys of the product's own name that other parts read: the launcher, the engine and the tests. */
export const keysOfOthers: readonly string[] = [
  'TAIZHANG_CACHE',
  'TAIZHANG_HOME',
  'TAIZHANG_SKIP_PREPARE',
  'TAIZHANG_TEMPORAL_MIRROR',
  'TAIZHANG_TEST_ENGINE',
];
