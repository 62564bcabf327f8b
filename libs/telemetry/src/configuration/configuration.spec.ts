import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfiguration, type Environment } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';
import { describeConfiguration } from './describe-configuration.js';

const enough: Environment = {
  DATABASE_URL: 'postgresql://app:secret-word@db:5432/taizhang',
  TEMPORAL_ADDRESS: 'temporal:7233',
};

function problemsOf(environment: Environment): string[] {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map(({ key, code }) => `${key} ${code}`);
  }
}

function withFile(text: string, use: (file: string) => void): void {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-configuration-'));
  try {
    const file = path.join(directory, 'secret');
    fs.writeFileSync(file, text);
    use(file);
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

describe('configuration', () => {
  it('needs the two addresses only', () => {
    const { values, sources } = readConfiguration(enough);
    expect(values).toMatchObject({
      TEMPORAL_ADDRESS: 'temporal:7233',
      TEMPORAL_NAMESPACE: 'taizhang',
      TAIZHANG_TENANT: 'default',
      PORT: 8080,
      SMTP_URL: null,
      WEBHOOK_PRIVATE_ALLOWED: false,
    });
    expect(sources).toMatchObject({ DATABASE_URL: 'environment', PORT: 'default' });
  });

  it('tells everything that is wrong at once', () => {
    const wrong = { ...enough, DATABASE_URL: 'mysql://x', PORT: '0', LOG_LEVEL: 'loud', TAIZHANG_TENAT: 'a' };
    expect(problemsOf(wrong)).toEqual([
      'TAIZHANG_TENAT setting.unknown',
      'DATABASE_URL setting.invalid',
      'PORT setting.invalid',
      'LOG_LEVEL setting.invalid',
    ]);
    expect(problemsOf({})).toEqual(['DATABASE_URL setting.missing', 'TEMPORAL_ADDRESS setting.missing']);
  });

  it('takes an empty value for none', () => {
    expect(problemsOf({ ...enough, TEMPORAL_ADDRESS: '' })).toEqual(['TEMPORAL_ADDRESS setting.missing']);
    expect(readConfiguration({ ...enough, PORT: '' }).values.PORT).toBe(8080);
  });

  it('knows what is of no use alone', () => {
    expect(
      problemsOf({ ...enough, SMTP_URL: 'smtp://mail:25', WEBHOOK_URL: 'https://hook.example/x' }),
    ).toEqual(['SMTP_FROM setting.missing', 'WEBHOOK_SECRET setting.missing']);
  });

  it('leaves the keys of other parts alone', () => {
    expect(problemsOf({ ...enough, TAIZHANG_CACHE: '/x', PATH: '/bin' })).toEqual([]);
  });

  it('reads a secret from a file, and never from both', () => {
    withFile('postgresql://app:pw@db/one\n', (file) => {
      const { DATABASE_URL: _given, ...rest } = enough;
      const { values, sources } = readConfiguration({ ...rest, DATABASE_URL_FILE: file });
      expect(values.DATABASE_URL).toBe('postgresql://app:pw@db/one');
      expect(sources.DATABASE_URL).toBe('file');
      expect(problemsOf({ ...enough, DATABASE_URL_FILE: file })).toEqual(['DATABASE_URL setting.twice']);
    });
  });

  it('says which file cannot be read', () => {
    expect(problemsOf({ TEMPORAL_ADDRESS: 'a:1', DATABASE_URL_FILE: '/no/such/file' })).toEqual([
      'DATABASE_URL_FILE setting.unreadable',
    ]);
  });

  it('is told without its secrets', () => {
    const key = 'a-very-long-signing-key';
    const described = describeConfiguration(
      readConfiguration({ ...enough, WEBHOOK_URL: 'https://hook.example/x', WEBHOOK_SECRET: key }),
    );
    expect(JSON.stringify(described)).not.toMatch(/secret-word|a-very-long/);
    expect(described.find(({ key: name }) => name === 'DATABASE_URL')?.value).toBe(
      'postgresql://***@db:5432/taizhang',
    );
    expect(described.find(({ key: name }) => name === 'WEBHOOK_SECRET')?.value).toBe('***');
  });

  it('never repeats a value in an error', () => {
    expect(() => readConfiguration({ ...enough, DATABASE_URL: 'oracle://app:secret-word@db' })).toThrow(
      /^(?!.*secret-word)/s,
    );
  });
});
