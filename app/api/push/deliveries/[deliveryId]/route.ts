import { anyone } from '@/lib/auth/anyone';
import { deliveryReportSchema } from '@/lib/contract/devices';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { isDeliveryId, recordPushReport } from '@/lib/notifications/record-push-report';

/**
 * A service worker has no session, so the delivery id of its push authorizes the report of that delivery only. The
 * answer does not reveal whether the id exists.
 */
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
