import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { problemSchema } from '#contract';
import { z } from 'zod';

type Schemas = Record<string, object>;

/**
 * The description of the API in OpenAPI 3.1, made from the routes and their schemas. `apps/api/openapi.json` holds it;
 * a spec fails when the two differ. Every answer that is not a success is a `Problem`.
 */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Taizhang')
    .setDescription('Yearly task ledgers of government offices. Sign in by POST /api/v1/session.')
    .setVersion('1')
    .addCookieAuth('taizhang_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? jsonSchema(schema, schemaType) : undefined,
  });
  return withProblems(document);
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): { schema: object; components: Schemas } {
  const {
    $schema: _,
    $defs,
    ...json
  } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return { schema: json, components: ($defs ?? {}) as Schemas };
}

/** Adds the form of every problem to every operation. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const { schema, components } = jsonSchema(problemSchema, 'output');
  const schemas = {
    ...document.components?.schemas,
    ...named(components),
    Problem: refsToComponents(schema),
  };
  const problem = {
    description: 'a problem (RFC 9457); `code` is stable',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path))
      if (isOperation(operation)) operation.responses = { ...operation.responses, default: problem };
  return { ...document, components: { ...document.components, schemas: sorted(schemas) } };
}

function isOperation(value: unknown): value is { responses: Record<string, unknown> } {
  return typeof value === 'object' && value !== null && 'responses' in value;
}

function named(components: Schemas): Schemas {
  return Object.fromEntries(Object.entries(components).map(([name, one]) => [name, refsToComponents(one)]));
}

/** References of one schema point into itself; here they point into the document. */
function refsToComponents(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema)
      .replaceAll('"#/$defs/', '"#/components/schemas/')
      .replaceAll('"id":"Problem",', ''),
  ) as object;
}

function sorted<T>(entries: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
