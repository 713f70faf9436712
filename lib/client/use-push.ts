import { useCallback, useEffect, useState } from 'react';
import { deleteDevice, type PushOwner, pushAbility, readPushConfig, registerDevice } from './push';
import { type PushChoice, readPushChoice, savePushChoice } from './push-choice';
import type { PushConfig } from './push-config';
import { onPush } from './service-worker';

const ignore = () => undefined;

type PushState = 'unknown' | 'none' | 'after_install' | 'blocked' | 'off' | 'busy' | 'failed' | 'on';

export type Push = Readonly<{
  state: PushState;
  choice: PushChoice | null;
  /** Call only from a tap: browsers refuse the prompt otherwise, and users should have read what it is for. */
  turnOn(showsText?: boolean): void;
  turnOff(): void;
  /** The user is not asked again on this browser. */
  dismiss(): void;
}>;

/** Push notifications of this browser's user. Nothing is loaded while they are not wanted. */
export function usePush(owner: PushOwner, isWanted: boolean): Push {
  const { scope, devicesPath } = owner;
  const [config, setConfig] = useState<PushConfig | null>(null);
  const [state, setState] = useState<PushState>('unknown');
  const [choice, setChoice] = useState<PushChoice | null>(null);

  const decide = useCallback(
    (made: PushChoice) => {
      savePushChoice(scope, made);
      setChoice(made);
    },
    [scope],
  );

  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    async function look() {
      const ability = pushAbility();
      const known = readPushChoice(scope);
      const found = ability === 'none' ? null : await readPushConfig();
      if (isGone) return;
      setConfig(found);
      setChoice(known);
      if (!found) return setState('none');
      if (ability !== 'possible') return setState(ability);
      const isOn = Notification.permission === 'granted' && (known === 'on' || known === 'on_with_text');
      setState(isOn ? 'on' : 'off');
      // Pushes still arrive if this fails. The next visit tries again.
      if (isOn)
        await registerDevice(found, { scope, devicesPath }, known === 'on_with_text').catch(() => undefined);
    }
    void look();
    return () => {
      isGone = true;
    };
  }, [scope, devicesPath, isWanted]);

  // The browser has replaced its push address.
  useEffect(() => {
    if (state !== 'on' || !config) return;
    const showsText = choice === 'on_with_text';
    return onPush({
      onExpired: () => void registerDevice(config, { scope, devicesPath }, showsText).catch(ignore),
    });
  }, [state, config, choice, scope, devicesPath]);

  async function turnOn(showsText: boolean) {
    if (!config) return;
    setState('busy');
    try {
      const permission = await Notification.requestPermission();
      if (permission !== 'granted') return setState(permission === 'denied' ? 'blocked' : 'off');
      await registerDevice(config, owner, showsText);
      decide(showsText ? 'on_with_text' : 'on');
      setState('on');
    } catch {
      setState('failed');
    }
  }

  async function turnOff() {
    if (!config) return;
    setState('busy');
    try {
      await deleteDevice(config, owner);
      decide('off');
      setState('off');
    } catch {
      setState('failed');
    }
  }

  return {
    state,
    choice,
    turnOn: (showsText = false) => void turnOn(showsText),
    turnOff: () => void turnOff(),
    dismiss: () => decide('not_now'),
  };
}
