import type { Text } from '../problem.js';

/** What `doctor` found about one thing. `warn`: works, but somebody should look; `fail`: will not work like this. */
export interface Finding {
  readonly id: string;
  readonly level: 'ok' | 'warn' | 'fail';
  readonly message: Text;
  /** What to do; absent when all is well. */
  readonly remedy?: Text;
}

export const fine = (id: string, message: Text): Finding => ({ id, level: 'ok', message });

export const doubtful = (id: string, message: Text, remedy: Text): Finding => ({
  id,
  level: 'warn',
  message,
  remedy,
});

export const broken = (id: string, message: Text, remedy: Text): Finding => ({
  id,
  level: 'fail',
  message,
  remedy,
});
