/** A sentence in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Everything that can go wrong while the engine is found, started or stopped. Codes are stable. */
export type EngineProblemCode =
  | 'engine.already_running'
  | 'engine.interrupted'
  | 'engine.unsupported_platform'
  | 'postgres.binaries_missing'
  | 'postgres.init_failed'
  | 'postgres.start_failed'
  | 'postgres.not_ours'
  | 'postgres.other_major'
  | 'postgres.password_missing'
  | 'postgres.unreachable_for_user'
  | 'temporal.server_missing'
  | 'temporal.address_unreachable'
  | 'temporal.schema_failed'
  | 'temporal.start_failed'
  | 'temporal.namespace_failed'
  | 'child.start_failed'
  | 'ports.none_free';

/**
 * A problem a person can act on: what happened (`text`), what to do (`remedy`) and, as `cause`, the error below it.
 * `message` is the English sentence, so that a bare stack trace is readable too; it never repeats the cause.
 */
export class EngineProblem extends Error {
  readonly code: EngineProblemCode;
  readonly text: Text;
  readonly remedy: Text;

  constructor(code: EngineProblemCode, text: Text, remedy: Text, cause?: unknown) {
    super(`${text.en} ${remedy.en}`, cause === undefined ? undefined : { cause });
    this.name = 'EngineProblem';
    this.code = code;
    this.text = text;
    this.remedy = remedy;
  }
}
