import type { NextAuthOptions } from 'next-auth';
import NextAuth from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { pageLoginSchema } from '@/lib/contract/chat';
import { findStaffForSession } from '@/lib/hotel/staff-store';
import { problemResponse } from '@/lib/http/refuse';
import { requestIdOf } from '@/lib/http/request-id';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { signOut } from '@/lib/people/sign-out';
import { env, ownOrigins, usesHttps } from '@/lib/platform/env';
import { deliverSoon } from '@/lib/wiring';
import { clientAddress } from './client-address';
import { staffCookieName } from './cookies';
import { browserSecretIn, knownBrowserCookie } from './known-browser';
import { boundedSessionRequest, type SessionContext } from './session-request';
import { signIn } from './sign-in';
import {
  ABSOLUTE_SECONDS,
  IDLE_SECONDS,
  openStaffToken,
  type StaffClaims,
  sealStaffToken,
} from './staff-token';

/** The value that authorize() passes to the jwt callback; next-auth requires a text id. */
const signedInSchema = z.object({
  id: z.string(),
  staffId: z.number(),
  sessionVersion: z.number(),
  hotelSlug: z.string(),
});

/** What the callbacks of next-auth report besides their results. */
type Noted = {
  /** A database query failed, so the answer is not reliable. */
  cause?: unknown;
  /** The cookie for the browser that signed in: next-auth sends only its own cookies. */
  browserCookie?: string;
};

/** Built at each call, because a build evaluates this module without an environment. */
export function authOptions(noted: Noted = {}): NextAuthOptions {
  const secure = usesHttps();
  return {
    secret: env.core().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: IDLE_SECONDS },
    jwt: {
      encode: async ({ token }) => sealStaffToken('browser', toClaims(token)),
      decode: async ({ token }) => (token ? await openStaffToken('browser', token) : null),
    },
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: staffCookieName(),
        // SameSite is Strict, so that a link on another site never opens the staff pages with the session attached.
        options: { httpOnly: true, sameSite: 'strict', path: '/', secure },
      },
    },
    pages: { signIn: '/staff/sign-in', error: '/staff/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { username: {}, password: {}, hotel_slug: {} },
        authorize: async (given, request) => authorize(given, new Headers(request.headers ?? {}), noted),
      }),
    ],
    callbacks: {
      // Runs at sign-in (with `user`) and whenever a page requests its session, which renews the idle hour.
      async jwt({ token, user }) {
        if (!user) return token;
        const signedIn = signedInSchema.parse(user);
        return {
          staffId: signedIn.staffId,
          sessionVersion: signedIn.sessionVersion,
          sessionId: crypto.randomUUID(),
          hotelSlug: signedIn.hotelSlug,
          signedInAt: Math.floor(Date.now() / 1000),
        };
      },
      async session({ session, token }) {
        const claims = toClaims(token);
        const staff = await findStaffForSession(claims).catch((cause) => {
          noted.cause = cause;
          throw cause;
        });
        // A session that was ended elsewhere answers as no session, whatever its cookie says.
        if (!staff) return { expires: new Date(0).toISOString() };
        const ends = (claims.signedInAt + ABSOLUTE_SECONDS) * 1000;
        return {
          expires: session.expires,
          absoluteEnd: new Date(ends).toISOString(),
          hotelSlug: staff.hotel.slug,
          staffId: staff.id,
        };
      },
      redirect: async ({ url, baseUrl }) => ownAddress(url, baseUrl),
    },
    events: {
      async signOut({ token }) {
        if (!token) return;
        await endSession(toClaims(token)).catch((cause) => {
          noted.cause = cause;
        });
      },
    },
    logger: {
      error: (code) => log.warn({ code }, 'sign_in.error'),
      warn: (code) => log.debug({ code }, 'sign_in.warning'),
      debug: () => undefined,
    },
  };
}

export async function handleSession(request: Request, context: SessionContext): Promise<Response> {
  const noted: Noted = {};
  let answer: Response;
  try {
    const bounded = await boundedSessionRequest(request, context);
    answer = await NextAuth(authOptions(noted))(bounded, context);
  } catch (error) {
    if (error instanceof AppError) return problemResponse(error, requestIdOf(request));
    throw error;
  }
  if (!noted.cause) return withCookie(answer, noted.browserCookie);
  // next-auth would clear the cookie and answer with no session: an overloaded database must not sign staff out.
  log.error({ err: noted.cause }, 'session.unavailable');
  return problemResponse(new AppError('unavailable', { retryAfterSeconds: 5 }), requestIdOf(request));
}

function withCookie(answer: Response, cookie: string | undefined): Response {
  if (cookie === undefined) return answer;
  const headers = new Headers(answer.headers);
  headers.append('Set-Cookie', cookie);
  return new Response(answer.body, { status: answer.status, headers });
}

/** From here on a copy of the cookie is invalid, and no socket that this session opened receives further events. */
async function endSession(claims: StaffClaims): Promise<void> {
  const staff = await findStaffForSession(claims);
  if (!staff) return;
  await signOut(staff, claims.sessionId);
  deliverSoon();
}

async function authorize(given: unknown, headers: Headers, noted: Noted) {
  const picked = pageLoginSchema.safeParse(given);
  if (!picked.success) return null;
  try {
    const { hotel_slug: hotelSlug, ...typed } = picked.data;
    const { staff, sessionVersion } = await signIn({
      ...typed,
      hotelSlug,
      address: clientAddress(headers),
      browserSecret: browserSecretIn(headers),
    });
    noted.browserCookie = await knownBrowserCookie(staff, headers);
    return { id: String(staff.id), staffId: staff.id, sessionVersion, hotelSlug: staff.hotel.slug };
  } catch (error) {
    if (!(error instanceof AppError)) {
      log.error({ err: error }, 'sign_in.failed');
      // next-auth puts the message into an address, where no internal error text may appear.
      throw new Error('unavailable');
    }
    if (error.code === 'unavailable') throw new Error('unavailable');
    // The client reads the code from this message; `rate_limited:12` gives the wait in seconds.
    if (error.code === 'rate_limited') throw new Error(`rate_limited:${error.details.retryAfterSeconds}`);
    return null;
  }
}

function toClaims(token: unknown): StaffClaims {
  return z
    .object({
      staffId: z.number(),
      sessionVersion: z.number(),
      sessionId: z.string(),
      hotelSlug: z.string(),
      signedInAt: z.number(),
    })
    .parse(token);
}

/**
 * Returns only addresses of our own pages, whatever the notation. The address is resolved first and then checked by its
 * origin: browsers drop tabs and newlines, so "/<tab>/evil" looks like a path and leads to another site.
 */
function ownAddress(address: string, baseUrl: string): string {
  const parsed = URL.canParse(address, baseUrl) ? new URL(address, baseUrl) : null;
  return parsed && ownOrigins().includes(parsed.origin) ? parsed.href : baseUrl;
}
