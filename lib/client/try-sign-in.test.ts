import { describe, expect, it } from 'vitest';
import { outcomeOf } from './try-sign-in';

describe('what came of a sign-in', () => {
  it('reads a wait in seconds, never less than one', () => {
    expect(outcomeOf(false, 'rate_limited:12')).toEqual({ kind: 'wait', seconds: 12 });
    expect(outcomeOf(false, 'rate_limited:0')).toEqual({ kind: 'wait', seconds: 1 });
  });

  it('says only that user name and password do not match', () => {
    expect(outcomeOf(false, 'CredentialsSignin')).toEqual({ kind: 'wrong' });
  });

  it('takes every other error for trouble on our side, and shows none of its words', () => {
    expect(outcomeOf(false, "Can't reach database server")).toEqual({ kind: 'trouble' });
    expect(outcomeOf(false, 'rate_limited:soon')).toEqual({ kind: 'trouble' });
    expect(outcomeOf(false, null)).toEqual({ kind: 'trouble' });
    expect(outcomeOf(true, 'Callback')).toEqual({ kind: 'trouble' });
  });

  it('is done when nothing was wrong', () => {
    expect(outcomeOf(true, null)).toEqual({ kind: 'done' });
  });
});
