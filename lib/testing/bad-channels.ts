import { bookingChannel, conversationChannel, inboxChannel, staffChannel } from '@/lib/contract/channels';

type Place = { slug: string; code: string; staffId: number; conversationId: number };

/** Names that resemble the channels of `own` but differ: no caller may subscribe to them. */
export function dressedUp(own: string, { slug, code, staffId, conversationId }: Place): string[] {
  const names = [
    own.slice('private-'.length),
    own.replace('private-', 'presence-'),
    own.replace('private-', 'private-encrypted-'),
    own.replace('private-', 'PRIVATE-'),
    own.toUpperCase(),
    own.replace('hotel', 'Hotel'),
    `${own}-staff-999-notifications`,
    `${own}-staff-${staffId}-notifications`,
    `${own}0`,
    `${own}-`,
    `${own},${own}`,
    `${own};${own}`,
    `${own}=`,
    `${own}@`,
    own.slice(0, -1),
    `x${own}`,
    'private-',
    'private-encrypted-',
    'presence-',
    '#server-to-user-1',
    `#server-to-user-${staffId}`,
    `private-hotel-${slug}-guest-chat-booking-`,
    `private-hotel-${slug}-guest-chat-booking-${code.toLowerCase()}`,
    `private-${slug}-conversation-0${conversationId}-chat`,
    `private-${slug}-conversation-${conversationId}.0-chat`,
    `private-${slug}-conversation--${conversationId}-chat`,
    `private-${slug}-conversation-${conversationId}-chat-chat`,
  ];
  return names.filter((name) => name !== own);
}

/** The channels of a place, by kind. */
export function channelsOf({ slug, code, staffId, conversationId }: Place) {
  return {
    booking: bookingChannel(slug, code),
    conversation: conversationChannel(slug, conversationId),
    inbox: inboxChannel(slug),
    personal: staffChannel(slug, staffId),
  };
}

/** Texts that only resemble a socket id: each of them once let an attacker sign for a channel name of their choice. */
export const BAD_SOCKET_IDS: readonly unknown[] = [
  '',
  '1',
  '1.',
  '.2',
  '1.2.3',
  '1.2:private-other',
  '1.2\n',
  '1.2\nprivate-other',
  '\n1.2',
  ' 1.2',
  '1,2',
  '-1.2',
  '1e3.2',
  '٣.٤',
  '1.2\u0000',
  `1.${'2'.repeat(60)}`,
  ['1.2'],
  ['1.2', '3.4'],
  { 0: '1.2' },
  1.2,
  null,
];
