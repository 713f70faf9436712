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
import { fetchJson, sendJson, withQuery } from './request';

export type WebhooksApi = ReturnType<typeof createWebhooksApi>;

export function createWebhooksApi(slug: string) {
  const all = staffApi.webhooks(slug);
  const one = (id: number) => `${all}/${id}`;
  return {
    list: async () => (await fetchJson<WebhooksDto>('GET', all)).webhooks,
    add: (webhook: NewWebhook) => fetchJson<MadeWebhookDto>('POST', all, webhook),
    change: (id: number, change: WebhookChange) => fetchJson<WebhookDto>('PATCH', one(id), change),
    remove: (id: number) => sendJson('DELETE', one(id)),
    rotate: (id: number) => fetchJson<MadeWebhookDto>('POST', `${one(id)}/rotate`),
    test: (id: number) => fetchJson<WebhookTestDto>('POST', `${one(id)}/test`),
    calls: (id: number, cursor?: string) =>
      fetchJson<WebhookCallsDto>(
        'GET',
        withQuery(`${one(id)}/calls`, cursor === undefined ? {} : { cursor }),
      ),
    callAgain: (id: number, callId: number) => sendJson('POST', `${one(id)}/calls/${callId}/again`),
  };
}
