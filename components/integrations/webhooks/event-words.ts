import type { WebhookEvent } from '@/lib/contract/webhooks';

/** The message key of each event. */
export const EVENT_WORDS = {
  'message.created': 'event.message_created',
  'conversation.assigned': 'event.conversation_assigned',
  'stay.changed': 'event.stay_changed',
} as const satisfies Record<WebhookEvent, string>;
