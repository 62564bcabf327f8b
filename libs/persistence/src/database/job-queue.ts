import { Logger, runMigrations } from 'graphile-worker';
import type { Client, Pool } from 'pg';
import { appRole } from './tenant-isolation.js';

/** The schema in which graphile-worker keeps its queue. */
const schema = 'graphile_worker';

/** Installs or updates the job queue by its own migrations, as the role of the pool. */
export async function installJobQueue(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, schema, logger: new Logger(() => () => undefined) });
}

/**
 * Lets the application queue and run jobs. The queue's tables have row-level security without a policy, which shuts
 * out everybody but their owner; jobs carry ids only, and their work is done inside a tenant.
 */
export async function openJobQueue(client: Client): Promise<void> {
  await client.query(`
    grant usage on schema ${schema} to ${appRole};
    grant select, insert, update, delete on all tables in schema ${schema} to ${appRole};
    grant usage, select on all sequences in schema ${schema} to ${appRole};
    grant execute on all functions in schema ${schema} to ${appRole};
    do $$
    declare guarded record;
    begin
      for guarded in
        select c.relname from pg_class c
        where c.relnamespace = '${schema}'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'application')
      loop
        execute format('create policy application on ${schema}.%I to ${appRole} using (true) with check (true)',
          guarded.relname);
      end loop;
    end $$;`);
}
