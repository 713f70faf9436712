import { staffApi } from '@/lib/contract/paths';
import type {
  MadeWebhookDto,
  NewWebhook,
  WebhookCallsDto,
  WebhookChange,
  WebhookDto,
  WebhooksDto,
  WebhookTestDto,
} from '@/lib/contract/webhooks';
import { ask, tell, withQuery } from './request';

export type WebhooksApi = ReturnType<typeof createWebhooksApi>;

export function createWebhooksApi(slug: string) {
  const all = staffApi.webhooks(slug);
  const one = (id: number) => `${all}/${id}`;
  return {
    list: async () => (await ask<WebhooksDto>('GET', all)).webhooks,
    add: (webhook: NewWebhook) => ask<MadeWebhookDto>('POST', all, webhook),
    change: (id: number, change: WebhookChange) => ask<WebhookDto>('PATCH', one(id), change),
    remove: (id: number) => tell('DELETE', one(id)),
    rotate: (id: number) => ask<MadeWebhookDto>('POST', `${one(id)}/rotate`),
    test: (id: number) => ask<WebhookTestDto>('POST', `${one(id)}/test`),
    calls: (id: number, cursor?: string) =>
      ask<WebhookCallsDto>('GET', withQuery(`${one(id)}/calls`, cursor === undefined ? {} : { cursor })),
    callAgain: (id: number, callId: number) => tell('POST', `${one(id)}/calls/${callId}/again`),
  };
}
