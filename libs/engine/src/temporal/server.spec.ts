import { expect, it } from '@jest/globals';
import { temporalPortNames, type TemporalPorts } from '../ports.js';
import { serverEnvironment } from './server.js';

const ports = Object.fromEntries(
  temporalPortNames.map((name, index) => [name, 20_000 + index]),
) as TemporalPorts;
const server = {
  home: '/home',
  tools: { server: '/bin/temporal-server', sqlTool: '/bin/temporal-sql-tool' },
  databaseUrl: 'postgres://app:p%40ss@127.0.0.1:24398/postgres',
  ports,
  env: { PATH: '/bin', HOME: '/root', TEMPORAL_ENVIRONMENT: 'development', DB: 'mysql8', DBNAME: 'other' },
};

it('gives the server its database and nine different ports', () => {
  const env = serverEnvironment(server, '/home/config.yaml');
  expect(env).toMatchObject({
    POSTGRES_PWD: 'p@ss',
    DB_PORT: '24398',
    NUM_HISTORY_SHARDS: '16',
    BIND_ON_IP: '127.0.0.1',
  });
  const given = Object.entries(env).filter(([name]) =>
    /^(FRONTEND|HISTORY|MATCHING|WORKER)_.*_PORT$/.test(name),
  );
  expect(new Set(given.map(([, port]) => port)).size).toBe(9);
});

it('keeps the variables of the user that would change its mode from the server', () => {
  const env = serverEnvironment(server, '/home/config.yaml');
  expect(env).toMatchObject({ DB: 'postgres12_pgx', DBNAME: 'temporal', PATH: '/bin' });
  expect(Object.keys(env).filter((name) => name.startsWith('TEMPORAL_'))).toEqual([]);
});
