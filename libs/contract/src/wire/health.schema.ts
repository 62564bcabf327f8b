import { z } from 'zod';

/** One thing that the server needs; `reason` says what is wrong with it. */
export const readyCheckSchema = z.object({
  name: z.enum(['postgres', 'migrations', 'engine', 'pollers']),
  ok: z.boolean(),
  reason: z.string().nullable(),
});

/** `GET /readyz`: 200 when everything is there, else 503 with the same body. */
export const readinessSchema = z
  .object({ ready: z.boolean(), checks: z.array(readyCheckSchema) })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof readinessSchema>;

/** `GET /livez`: the process answers. */
export const livenessSchema = z.object({ alive: z.literal(true) }).meta({ id: 'Liveness' });
export type Liveness = z.infer<typeof livenessSchema>;
