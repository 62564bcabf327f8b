import { databaseAway } from './database-away.js';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('what a database error means', () => {
  it.each(['ECONNREFUSED', '57P01', '57P03', '08006', '53300'])('%s: PostgreSQL is away', (code) =>
    expect(databaseAway(withCode(code))).toBe('postgres'),
  );
  it.each(['42P01', '3D000'])('%s: it is not set up', (code) =>
    expect(databaseAway(withCode(code))).toBe('migrations'),
  );
  it.each(['23505', '22001', '40001', 'X'])('%s is an error of ours', (code) =>
    expect(databaseAway(withCode(code))).toBeNull(),
  );

  it('knows the errors of the driver that carry no code', () => {
    expect(databaseAway(new Error('Connection terminated unexpectedly'))).toBe('postgres');
    expect(databaseAway(new AggregateError([withCode('ECONNREFUSED')]))).toBe('postgres');
    expect(databaseAway(new Error('cannot read'))).toBeNull();
    expect(databaseAway(undefined)).toBeNull();
  });
});
