import { accessibilityFaults, act, bubble, expect, say, test } from './fixtures';
import { choose, confirm, messageOf, openMenu, rewrite, tapMenu } from './message-menu';

test('a guest replies to one message by touch, and both sides see which one', async ({ guest, staff }) => {
  const brendan = await staff('brendan');
  const niamh = await guest('Niamh');
  await say(niamh, 'Could we have towels?');
  await act.click(brendan.getByRole('link', { name: /Niamh Gallagher/ }));
  await say(brendan, 'How many?');
  await tapMenu(niamh, 'How many?');
  await choose(niamh, 'Reply');
  await expect(niamh.getByText('Replying to Brendan Walsh')).toBeVisible();
  await say(niamh, 'Three of them');
  await expect(niamh.getByText('Replying to Brendan Walsh')).toBeHidden();
  for (const page of [niamh, brendan]) {
    const reply = messageOf(page, 'Three of them');
    await expect(reply.getByRole('button', { name: /Brendan Walsh\s*How many\?/ })).toBeVisible();
  }
});

test('a receptionist replies by keyboard, and a quote follows its source', async ({ guest, staff }) => {
  const brendan = await staff('brendan');
  const daniel = await guest('Daniel');
  await say(daniel, 'Is there parking?');
  await act.click(brendan.getByRole('link', { name: /Daniel Okafor/ }));
  await expect(bubble(brendan, 'Is there parking?')).toBeVisible();
  const button = messageOf(brendan, 'Is there parking?').getByRole('button', { name: 'Message actions' });
  await act.focus(button);
  await act.press(button, 'r');
  await expect(brendan.getByText('Replying to Daniel Okafor')).toBeVisible();
  await act.press(brendan, 'Escape');
  await expect(brendan.getByText('Replying to Daniel Okafor')).toBeHidden();
  await act.focus(button);
  await act.press(button, 'r');
  const answer = brendan.getByRole('textbox', { name: 'Your message' });
  await expect(answer).toBeFocused();
  await act.typeText(answer, 'Behind the house');
  await act.press(answer, 'Enter');
  const quoteOn = (words: string | RegExp) =>
    messageOf(daniel, 'Behind the house').getByRole('button', { name: words });
  await expect(quoteOn(/Is there parking\?/)).toBeVisible();
  await tapMenu(daniel, 'Is there parking?');
  await choose(daniel, 'Edit');
  await rewrite(daniel, 'Is there parking?', 'Is there a garage?');
  await expect(quoteOn(/Is there a garage\?/)).toBeVisible();
  await tapMenu(daniel, 'Is there a garage?');
  await choose(daniel, 'Delete');
  await confirm(daniel, 'Delete');
  await expect(quoteOn(/This message was deleted/)).toBeVisible();
});

test('the message menu can be used by keyboard alone', async ({ guest, staff }) => {
  const brendan = await staff('brendan');
  const daniel = await guest('Daniel');
  await say(daniel, 'One');
  await say(daniel, 'Two');
  await act.click(brendan.getByRole('link', { name: /Daniel Okafor/ }));
  await expect(bubble(brendan, 'Two')).toBeVisible();
  const button = (text: string) => messageOf(brendan, text).getByRole('button', { name: 'Message actions' });
  await act.focus(button('Two'));
  await act.press(button('Two'), 'ArrowUp');
  await act.press(button('One'), 'Enter');
  await act.press(brendan.getByRole('menu'), 'ArrowDown');
  await expect(brendan.getByRole('menuitem', { name: 'Reply' })).toBeFocused();
  expect(await accessibilityFaults(brendan)).toEqual([]);
  await act.press(brendan, 'Escape');
  await expect(button('One')).toBeFocused();
  await openMenu(brendan, 'One');
  await choose(brendan, 'Reply');
  await expect(brendan.getByRole('textbox', { name: 'Your message' })).toBeFocused();
  expect(await accessibilityFaults(brendan)).toEqual([]);
});
