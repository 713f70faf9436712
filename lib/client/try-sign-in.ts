import { getCsrfToken, signIn } from 'next-auth/react';

export type SignInOutcome =
  | { readonly kind: 'done' | 'wrong' | 'network' | 'trouble' }
  | { readonly kind: 'wait'; readonly seconds: number };

/** `hotelSlug`: the hotel whose staff may omit the suffix of their user name. */
export async function trySignIn(
  username: string,
  password: string,
  hotelSlug: string | null = null,
): Promise<SignInOutcome> {
  try {
    // Without a network, signIn() navigates to a page that cannot load either. So the network is checked first.
    if (!(await getCsrfToken())) return { kind: 'network' };
    const answer = await signIn('credentials', {
      ...{ redirect: false, username, password },
      // The values are sent as text, so an unknown slug is omitted.
      ...(hotelSlug !== null && { hotel_slug: hotelSlug }),
    });
    return outcomeOf(answer?.ok ?? false, answer?.error ?? null);
  } catch (cause) {
    return { kind: cause instanceof TypeError ? 'network' : 'trouble' };
  }
}

/** The server answers `rate_limited:12` for "try again in twelve seconds". Other error texts are not shown to users. */
export function outcomeOf(isOk: boolean, error: string | null): SignInOutcome {
  const seconds = /^rate_limited:(\d{1,5})$/.exec(error ?? '')?.[1];
  if (seconds !== undefined) return { kind: 'wait', seconds: Math.max(1, Number(seconds)) };
  if (error === 'CredentialsSignin') return { kind: 'wrong' };
  return { kind: isOk && error === null ? 'done' : 'trouble' };
}
