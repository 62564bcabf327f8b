import type { Client } from 'pg';

/** Everything that the migrations make, table by table, as readable text: the same database gives the same text. */
export async function describeSchema(client: Client): Promise<string> {
  const lines = async (sql: string, values: unknown[] = []): Promise<string[]> => {
    const { rows } = await client.query<{ line: string }>(sql, values);
    return rows.map(({ line }) => line);
  };
  const tables = await lines(
    `select c.relname as line from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     and c.relname <> 'migrations' order by 1`,
  );
  const parts = [await lines(domains), await lines(functions)];
  for (const table of tables)
    parts.push([
      `table ${table}`,
      ...indented(await lines(columns, [table])),
      ...indented(await lines(constraints, [table])),
      ...indented(await lines(indexes, [table])),
      ...indented(await lines(security, [table])),
      ...indented(await lines(triggers, [table])),
      ...indented(await lines(grants, [table])),
    ]);
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const domains = `select 'domain ' || typname || ' as ' || format_type(typbasetype, typtypmod) || ' ' ||
    (select string_agg(pg_get_constraintdef(k.oid), ' ' order by k.conname) from pg_constraint k
     where k.contypid = t.oid) as line
  from pg_type t where typnamespace = 'public'::regnamespace and typtype = 'd' order by 1`;

const functions = `select pg_get_functiondef(oid) as line from pg_proc
  where pronamespace = 'public'::regnamespace and prokind = 'f' order by proname`;

const columns = `select attname || ' ' || format_type(atttypid, atttypmod) ||
    case when attnotnull then ' not null' else '' end ||
    case when attidentity <> '' then ' identity' else '' end ||
    case when attgenerated <> '' then ' generated ' || pg_get_expr(d.adbin, d.adrelid)
      when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where attrelid = ('public.' || quote_ident($1))::regclass and attnum > 0 and not attisdropped order by attnum`;

const constraints = `select conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
  where conrelid = ('public.' || quote_ident($1))::regclass and contype <> 'n' order by contype, conname`;

const indexes = `select replace(pg_get_indexdef(indexrelid), ' ON public.', ' ON ') as line from pg_index i
  where indrelid = ('public.' || quote_ident($1))::regclass
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`;

const security = `select 'row security ' || relrowsecurity || ', forced ' || relforcerowsecurity as line from pg_class
    where oid = ('public.' || quote_ident($1))::regclass
  union all
  select 'policy ' || polname || ' ' || polcmd::text || ' using ' || pg_get_expr(polqual, polrelid) || ' check ' ||
    coalesce(pg_get_expr(polwithcheck, polrelid), 'as above')
  from pg_policy where polrelid = ('public.' || quote_ident($1))::regclass`;

const triggers = `select pg_get_triggerdef(oid) as line from pg_trigger
  where tgrelid = ('public.' || quote_ident($1))::regclass and not tgisinternal order by 1`;

const grants = `select 'grant ' || string_agg(lower(privilege_type), ', ' order by privilege_type) || ' to ' ||
    grantee::regrole as line
  from pg_class, aclexplode(relacl) where oid = ('public.' || quote_ident($1))::regclass group by grantee
  order by grantee::regrole::text`;
