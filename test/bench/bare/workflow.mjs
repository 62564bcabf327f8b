// The baseline: the reference lifecycle as six updates and a 30-day timer, with nothing behind it.
import {
  CancellationScope,
  allHandlersFinished,
  condition,
  defineUpdate,
  setHandler,
  sleep,
} from '@temporalio/workflow';

export const message = defineUpdate('message');

export async function bareLifecycle() {
  let received = 0;
  setHandler(message, () => {
    received += 1;
    return received;
  });
  const reminder = new CancellationScope();
  const armed = reminder.run(() => sleep('30 days')).catch(() => undefined);
  await condition(() => received === 6);
  reminder.cancel();
  await armed;
  await condition(allHandlersFinished);
}
