import { DatabaseError } from 'pg';

/** SQLSTATE of an error that PostgreSQL itself reported; empty for any other error. */
export function sqlState(cause: unknown): string {
  return cause instanceof DatabaseError ? (cause.code ?? '') : '';
}

/** Name of the constraint that a statement violated; empty when it was something else. */
export function violatedConstraint(cause: unknown): string {
  return cause instanceof DatabaseError ? (cause.constraint ?? '') : '';
}
