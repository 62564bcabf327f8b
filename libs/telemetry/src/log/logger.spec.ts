import { createLogger } from './logger.js';

function lines(level = 'info') {
  const written: Record<string, unknown>[] = [];
  const destination = {
    write: (line: string) => void written.push(JSON.parse(line) as Record<string, unknown>),
  };
  return { written, logger: createLogger({ service: 'worker', level, destination }) };
}

describe('logger', () => {
  it('writes one object a line, with service, level by name and time', () => {
    const { written, logger } = lines();
    logger.info({ task: 't-1' }, 'issued');
    expect(written).toEqual([
      expect.objectContaining({ service: 'worker', level: 'info', msg: 'issued', task: 't-1' }),
    ]);
    expect(String(written[0]?.['time'])).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('hides secrets', () => {
    const { written, logger } = lines();
    logger.info({ password: 'p', account: { token: 't' }, req: { headers: { cookie: 'c' } } }, 'x');
    expect(written[0]).toMatchObject({
      password: '***',
      account: { token: '***' },
      req: { headers: { cookie: '***' } },
    });
  });

  it('tells the chain of causes', () => {
    const { written, logger } = lines();
    logger.error({ err: new Error('not committed', { cause: new Error('no connection') }) }, 'failed');
    expect(written[0]?.['err']).toMatchObject({
      message: 'not committed',
      cause: { message: 'no connection' },
    });
  });

  it('keeps to its level', () => {
    const { written, logger } = lines('warn');
    logger.info('quiet');
    expect(written).toEqual([]);
  });
});
