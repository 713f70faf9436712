import type { Transporter } from 'nodemailer';
import { withinTime } from '@/lib/kernel/within-time';
import type { Delivery, MailSender } from '@/lib/notifications/ports';
import { env } from '../env';

/**
 * The timeout of one server answer, and of the whole sending. Both are shorter than the lease of the outbox item that
 * caused the email.
 */
const TIMEOUT_MS = 8_000;
const WHOLE_MS = 20_000;

type MailServer = { url: string; from: string };

/** Returns null where email is not configured, so that callers skip the email entirely. */
export function createMailSender(): MailSender | null {
  const keys = env.mail();
  return keys && mailSenderBy({ url: keys.SMTP_URL, from: keys.MAIL_FROM });
}

/** The transport is opened with the first email, so that a process without email never loads the library. */
export function mailSenderBy({ url, from }: MailServer): MailSender {
  let opened: Promise<Transporter> | null = null;
  const domain = from.slice(from.indexOf('@') + 1);

  async function open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // The library must never read a file or fetch an address to build an email.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  return {
    async send({ to, fromName, subject, text, id }): Promise<Delivery> {
      try {
        opened ??= open();
        const transport = await opened;
        const sent = transport.sendMail({
          from: { name: fromName, address: from },
          // As an object it is one address, even if it contains commas.
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        await withinTime(sent, WHOLE_MS, () => Object.assign(new Error(), { code: 'ETIMEDOUT' }));
        return { outcome: 'delivered' };
      } catch (cause) {
        return { outcome: 'failed', retry: !isFinal(cause), cause: named(cause) };
      }
    },
  };
}

/** A missing mailbox will still be missing in a minute, so the failure is final. A wrong password may be corrected. */
function isFinal(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  const code = 'code' in cause ? cause.code : '';
  const answer = 'responseCode' in cause ? Number(cause.responseCode) : 0;
  return code === 'EENVELOPE' && answer >= 500;
}

/** Names the error by its code alone: messages of mail servers quote addresses. */
function named(cause: unknown): Error {
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
  const error = new Error(code);
  error.name = `Mail ${code}`;
  return error;
}
