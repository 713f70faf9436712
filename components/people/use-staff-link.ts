'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '@/lib/client/api-problem';
import { lookAtLink } from '@/lib/client/people';
import { takeToken } from '@/lib/client/take-token';
import type { StaffLinkViewDto } from '@/lib/contract/staff-links';

export type LinkState =
  | { readonly state: 'opening' | 'offline' | 'closed' }
  | { readonly state: 'open'; readonly token: string; readonly view: StaffLinkViewDto };

export function useStaffLink() {
  const [link, setLink] = useState<LinkState>({ state: 'opening' });
  const token = useRef<string | null>(null);
  const request = useCallback(async () => {
    token.current ??= takeToken();
    if (!token.current) return setLink({ state: 'closed' });
    setLink({ state: 'opening' });
    setLink(await open(token.current));
  }, []);
  useEffect(() => void request(), [request]);
  return { link, retry: () => void request() };
}

async function open(token: string): Promise<LinkState> {
  try {
    return { state: 'open', token, view: await lookAtLink(token) };
  } catch (cause) {
    const isRefused = cause instanceof ApiProblem && (cause.status === 401 || cause.status === 400);
    return { state: isRefused ? 'closed' : 'offline' };
  }
}
