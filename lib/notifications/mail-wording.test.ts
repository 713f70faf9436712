import { expect, it } from 'vitest';
import { waitingMailOf } from './mail-wording';

const WAITING = { guest: 'Aoife Byrne', room: '204', since: '20:00', link: 'https://a.example/staff' };

it('the escalation mail is in the hotel’s language and names the guest, the start of the wait and the link', () => {
  expect(waitingMailOf('de', WAITING)).toEqual({
    subject: 'Niemand hat geantwortet: Aoife Byrne, Zimmer 204',
    text: 'Aoife Byrne, Zimmer 204 wartet seit 20:00 auf eine Antwort.\n\nhttps://a.example/staff\n',
  });
  expect(waitingMailOf('fr', { ...WAITING, room: null }).subject).toBe('Nobody has answered: Aoife Byrne');
});
