import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bounded types: a column of them cannot hold more than a person or the law could mean. */
export class Foundations1795400000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  create domain id_text as text check (length(value) between 1 and 200);
  create domain name_text as text check (length(value) between 1 and 500);
  create domain long_text as text check (length(value) <= 20000);
  create domain sha256_hex as text check (value ~ '^[0-9a-f]{64}$');
  create domain sha256_bytes as bytea check (octet_length(value) = 32);
  comment on domain sha256_hex is 'address of a stored text or file';

  -- milliseconds since 1970-01-01T00:00Z, up to the year 9999, as the law counts them
  create domain epoch_ms as bigint check (value between 0 and 253402300799999);

  -- the record is never changed, whatever a role may be granted by mistake
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the record is append-only: % on % is refused', tg_op, tg_table_name
      using errcode = 'insufficient_privilege', hint = 'a correction is a new event';
  end $$;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
