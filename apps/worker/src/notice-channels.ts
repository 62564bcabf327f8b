import { type DeliveryDependencies, emailChannel, webhookChannel } from '#activities';
import type { Database } from '#persistence';
import { inTenant, noticeChannelsSetting, readSetting, writeSetting } from '#persistence';
import type { SettingValues } from '#telemetry';

type Channels = DeliveryDependencies['channels'];

/** The ways out of the house that the configuration opens. */
export function channelsOf(values: SettingValues): Channels {
  const { SMTP_URL, SMTP_FROM, PAGES_URL, WEBHOOK_URL, WEBHOOK_SECRET, WEBHOOK_PRIVATE_ALLOWED } = values;
  return {
    ...(SMTP_URL !== null && SMTP_FROM !== null
      ? { email: emailChannel({ url: SMTP_URL, from: SMTP_FROM, pagesUrl: PAGES_URL }) }
      : {}),
    ...(WEBHOOK_URL !== null && WEBHOOK_SECRET !== null
      ? {
          webhook: webhookChannel({
            url: WEBHOOK_URL,
            secret: WEBHOOK_SECRET,
            privateAllowed: WEBHOOK_PRIVATE_ALLOWED,
          }),
        }
      : {}),
  };
}

/** Uses the channels of the configuration from now on, unless somebody has decided about channels already. */
export async function offerChannels(database: Database, tenantId: string, channels: Channels): Promise<void> {
  const names = Object.keys(channels);
  if (names.length === 0) return;
  await inTenant(database, tenantId, async (tx) => {
    if ((await readSetting(tx, noticeChannelsSetting)) === null)
      await writeSetting(tx, noticeChannelsSetting, names, Date.now());
  });
}
