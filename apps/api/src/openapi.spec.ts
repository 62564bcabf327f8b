import fs from 'node:fs';
import path from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createLogger } from '#telemetry';
import { createApi } from './create-api.js';
import { openApiDocument } from './openapi.js';

const file = path.resolve(import.meta.dirname, '../openapi.json');

/** Nothing listens and nothing is connected: the routes alone are looked at. */
async function document(): Promise<OpenAPIObject> {
  const app = await createApi({
    databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
    databasePoolMax: 2,
    temporalAddress: '127.0.0.1:1',
    temporalNamespace: 'none',
    taskQueue: 'none',
    tenantId: 'default',
    webRoot: null,
    readingThread: 'reading-thread.js',
    logger: createLogger({ service: 'api', level: 'silent' }),
  });
  try {
    return openApiDocument(app);
  } finally {
    await app.close();
  }
}

describe('openapi.json', () => {
  let found: OpenAPIObject;
  beforeAll(async () => {
    found = await document();
  });

  // After a change of the API: UPDATE_OPENAPI=1 npx jest -c test/jest.config.mjs --selectProjects unit -t openapi
  it('is what the routes say', () => {
    const text = `${JSON.stringify(found, null, 2)}\n`;
    if (process.env['UPDATE_OPENAPI'] === '1') fs.writeFileSync(file, text);
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual(JSON.parse(text));
  });

  it('refers to nothing that it does not define', () => {
    const text = JSON.stringify(found);
    const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => String(ref)));
    expect(refs.size).toBeGreaterThan(20);
    const schemas = Object.keys(found.components?.schemas ?? {});
    for (const ref of refs) {
      expect(ref).toMatch(/^#\/components\/schemas\//);
      expect(schemas).toContain(ref.slice('#/components/schemas/'.length));
    }
  });

  it('is version 3.1 and describes a problem for every operation', () => {
    expect(found.openapi).toBe('3.1.0');
    for (const [where, methods] of Object.entries(found.paths))
      for (const [method, operation] of Object.entries(methods as Record<string, { responses: object }>))
        expect([where, method, Object.keys(operation.responses)]).toEqual([
          where,
          method,
          expect.arrayContaining(['default']),
        ]);
  });
});
