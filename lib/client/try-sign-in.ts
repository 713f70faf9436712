import { getCsrfToken, signIn } from 'next-auth/react';

export type SignInOutcome =
  | { readonly kind: 'done' | 'wrong' | 'network' | 'trouble' }
  | { readonly kind: 'wait'; readonly seconds: number };

/** `hotelSlug`: whose people may leave out the end of their user name. */
export async function trySignIn(
  username: string,
  password: string,
  hotelSlug: string | null = null,
): Promise<SignInOutcome> {
  try {
    // Without a network, signIn() leaves our page for one that cannot load either. So it is tried first.
    if (!(await getCsrfToken())) return { kind: 'network' };
    const answer = await signIn('credentials', {
      ...{ redirect: false, username, password },
      // Sent as text, so what is not known is not named.
      ...(hotelSlug !== null && { hotel_slug: hotelSlug }),
    });
    return outcomeOf(answer?.ok ?? false, answer?.error ?? null);
  } catch (cause) {
    return { kind: cause instanceof TypeError ? 'network' : 'trouble' };
  }
}

/** The server says `rate_limited:12` for "ask again in twelve seconds"; other words are not for people. */
export function outcomeOf(isOk: boolean, error: string | null): SignInOutcome {
  const seconds = /^rate_limited:(\d{1,5})$/.exec(error ?? '')?.[1];
  if (seconds !== undefined) return { kind: 'wait', seconds: Math.max(1, Number(seconds)) };
  if (error === 'CredentialsSignin') return { kind: 'wrong' };
  return { kind: isOk && error === null ? 'done' : 'trouble' };
}
