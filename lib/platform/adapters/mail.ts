import type { Transporter } from 'nodemailer';
import { withinTime } from '@/lib/kernel/within-time';
import type { Delivery, MailSender } from '@/lib/notifications/ports';
import { env } from '../env';

/** Of one answer of the server's, and of the whole: shorter than the lease of the news that brought the mail. */
const TIMEOUT_MS = 8_000;
const WHOLE_MS = 20_000;

type Door = { url: string; from: string };

/** Null means: nobody is written to, and whoever would have is spared asking. */
export function createMailSender(): MailSender | null {
  const keys = env.mail();
  return keys && mailSenderBy({ url: keys.SMTP_URL, from: keys.MAIL_FROM });
}

/** The door is opened with the first mail, so that a process that never writes never loads the library. */
export function mailSenderBy({ url, from }: Door): MailSender {
  let opened: Promise<Transporter> | null = null;
  const domain = from.slice(from.indexOf('@') + 1);

  async function open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // Nothing that a mail is made of is ever read from a disk or fetched.
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
          // As an object it is one address, whatever commas it has.
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

/** A mailbox that does not exist will not exist in a minute; a password that is wrong may be mended. */
function isFinal(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  const code = 'code' in cause ? cause.code : '';
  const answer = 'responseCode' in cause ? Number(cause.responseCode) : 0;
  return code === 'EENVELOPE' && answer >= 500;
}

/** By its code alone: the words of a mail server quote addresses. */
function named(cause: unknown): Error {
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
  const error = new Error(code);
  error.name = `Mail ${code}`;
  return error;
}
