import { inTenant, inTenantAtOnce } from '#persistence';
import type { Tx } from '#persistence';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.js';

const tenant = 'default';
let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
});
afterAll(() => scratch.drop());

const add = `insert into unit (id, short_name, full_name, level) values ($1::text, $1::text, $1::text, 'district')`;
const units = () =>
  inTenant(scratch.database, tenant, async (tx) =>
    (await tx.query<{ id: string }>('select id from unit order by id')).map(({ id }) => id),
  );
const unique = { code: '23505' };

describe('a transaction', () => {
  it('commits its writes without waiting for each', async () => {
    await inTenant(scratch.database, tenant, async (tx) => {
      tx.write(add, ['u-1']);
      tx.write(add, ['u-2']);
    });
    expect(await units()).toEqual(['u-1', 'u-2']);
  });

  it('fails with the write that failed, and leaves nothing', async () => {
    const attempt = inTenant(scratch.database, tenant, async (tx) => {
      tx.write(add, ['u-3']);
      tx.write(add, ['u-1']);
      tx.write(add, ['u-4']);
    });
    await expect(attempt).rejects.toMatchObject(unique);
    expect(await units()).toEqual(['u-1', 'u-2']);
  });

  it('tells of the write although the work ends with what it led to', async () => {
    const attempt = inTenant(scratch.database, tenant, async (tx) => {
      tx.write(add, ['u-1']);
      await tx.query('select 1'); // refused: the transaction is lost
    });
    await expect(attempt).rejects.toMatchObject(unique);
  });

  it('is not taken for committed when work overlooks a statement that failed', async () => {
    const attempt = inTenant(scratch.database, tenant, async (tx) => {
      await tx.query(add, ['u-5']);
      await tx.query(add, ['u-1']).catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow('nothing was committed');
    expect(await units()).toEqual(['u-1', 'u-2']);
  });

  it('is rolled back when the work fails, and its connection serves the next', async () => {
    const failing = Array.from({ length: 30 }, (_, n) =>
      inTenant(scratch.database, tenant, async (tx) => {
        tx.write(add, [`u-lost-${n}`]);
        throw new Error(`no ${n}`);
      }),
    );
    const ends = await Promise.allSettled(failing);
    expect(ends.map((end) => end.status === 'rejected' && (end.reason as Error).message)).toEqual(
      failing.map((_, n) => `no ${n}`),
    );
    expect(await units()).toEqual(['u-1', 'u-2']);
  });
});

describe('a transaction that is asked at once', () => {
  it('answers, and has committed then', async () => {
    const both = await inTenantAtOnce(scratch.database, tenant, (tx) =>
      Promise.all([
        tx.query(`${add} returning id`, ['u-6']),
        tx.query('select count(*)::int as n from unit'),
      ]),
    );
    expect(both).toEqual([[{ id: 'u-6' }], [{ n: 3 }]]);
    expect(await units()).toContain('u-6');
  });

  it('takes nothing that is asked later', async () => {
    const late = async (tx: Tx) => {
      await tx.query('select 1');
      await tx.query(add, ['u-7']);
    };
    await expect(inTenantAtOnce(scratch.database, tenant, late)).rejects.toThrow('the transaction is over');
    expect(await units()).not.toContain('u-7');
  });
});
