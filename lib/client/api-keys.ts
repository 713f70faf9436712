import type { ApiKeysDto, MadeApiKeyDto } from '@/lib/contract/api-keys';
import { staffApi } from '@/lib/contract/paths';
import { fetchJson, sendJson } from './request';

export type ApiKeysApi = ReturnType<typeof createApiKeysApi>;

export function createApiKeysApi(slug: string) {
  const all = staffApi.apiKeys(slug);
  return {
    list: async () => (await fetchJson<ApiKeysDto>('GET', all)).keys,
    make: (name: string) => fetchJson<MadeApiKeyDto>('POST', all, { name }),
    rotate: (id: number) => fetchJson<MadeApiKeyDto>('POST', `${all}/${id}/rotate`),
    revoke: (id: number) => sendJson('DELETE', `${all}/${id}`),
  };
}
