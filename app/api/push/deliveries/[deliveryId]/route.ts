import { anyone } from '@/lib/auth/anyone';
import { deliveryReportSchema } from '@/lib/contract/devices';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { isDeliveryId, recordPushReport } from '@/lib/notifications/record-push-report';

/** A worker has no session: the id it was rung with is all it may speak of. Whether it exists is not said. */
export const POST = defineRoute({
  name: 'push.deliveries.report',
  authenticate: anyone,
  input: json(deliveryReportSchema),
  async do({ input, params }) {
    const { deliveryId = '' } = params;
    if (isDeliveryId(deliveryId)) await recordPushReport(deliveryId, input.what);
    return { body: null };
  },
  answer: null,
});
