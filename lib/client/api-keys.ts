import type { ApiKeysDto, MadeApiKeyDto } from '@/lib/contract/api-keys';
import { staffApi } from '@/lib/contract/paths';
import { ask, tell } from './request';

export type ApiKeysApi = ReturnType<typeof createApiKeysApi>;

export function createApiKeysApi(slug: string) {
  const all = staffApi.apiKeys(slug);
  return {
    list: async () => (await ask<ApiKeysDto>('GET', all)).keys,
    make: (name: string) => ask<MadeApiKeyDto>('POST', all, { name }),
    rotate: (id: number) => ask<MadeApiKeyDto>('POST', `${all}/${id}/rotate`),
    revoke: (id: number) => tell('DELETE', `${all}/${id}`),
  };
}
