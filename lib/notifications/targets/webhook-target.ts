import type { ConversationEventDto } from '@/lib/contract/chat';
import type { WebhookEvent } from '@/lib/contract/webhooks';
import type { Target } from '../ports';
import { appendWebhookCalls } from '../webhook-call-store';

const TOLD: Partial<Record<ConversationEventDto['type'], WebhookEvent>> = {
  message_created: 'message.created',
  staff_assigned: 'conversation.assigned',
  staff_joined: 'conversation.assigned',
  staff_left: 'conversation.assigned',
};

/** Other systems of the hotel. It only writes the calls: each is an outbox item of its own and is retried by itself. */
export const webhookTarget: Target = {
  name: 'webhooks',
  async deliver({ hasWebhooks, hotelSlug, conversationId, eventId, event }) {
    const told = event && TOLD[event.type];
    if (!hasWebhooks || !told) return [{ outcome: 'skipped', reason: 'no_recipient' }];
    try {
      await appendWebhookCalls(hotelSlug, { event: told, eventId, conversationId, seq: event.seq });
      return [{ outcome: 'delivered' }];
    } catch (cause) {
      return [{ outcome: 'failed', retry: true, cause }];
    }
  },
};
