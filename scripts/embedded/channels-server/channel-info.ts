import { type Answer, done, refused } from './answer';
import { isChannelName, isPresence } from './protocol';
import type { Registry } from './registry';

const ATTRIBUTES = ['user_count', 'subscription_count'];

/** GET /channels */
export function listChannels(registry: Registry, prefix: string, info: string): Answer {
  const attributes = readAttributes(info);
  if (!attributes) return refused(400, 'Unknown info attribute');
  if (attributes.has('user_count') && !isPresence(prefix)) {
    return refused(400, 'user_count is for presence channels: set filter_by_prefix to begin with presence-');
  }
  const names = [...registry.channels.keys()].filter(
    (name) => isChannelName(name) && name.startsWith(prefix),
  );
  return done({
    channels: Object.fromEntries(names.map((name) => [name, countChannel(registry, name, attributes)])),
  });
}

/** GET /channels/{name} */
export function describeChannel(registry: Registry, name: string, info: string): Answer {
  const attributes = readAttributes(info);
  if (!attributes) return refused(400, 'Unknown info attribute');
  if (!isChannelName(name)) return refused(400, 'Invalid channel name');
  if (attributes.has('user_count') && !isPresence(name)) {
    return refused(400, 'Cannot retrieve the user count unless the channel is a presence channel');
  }
  return done({ occupied: registry.channels.has(name), ...countChannel(registry, name, attributes) });
}

/** GET /channels/{name}/users */
export function listUsers(registry: Registry, name: string): Answer {
  if (!isChannelName(name)) return refused(400, 'Invalid channel name');
  if (!isPresence(name)) return refused(400, 'Users can only be retrieved for presence channels');
  const members = registry.channels.get(name)?.members.keys() ?? [];
  return done({ users: [...members].map((id) => ({ id })) });
}

/** Returns the requested counts. A channel that is no presence channel has no user count. */
export function countChannel(registry: Registry, name: string, attributes: ReadonlySet<string>): object {
  const channel = registry.channels.get(name);
  return {
    ...(attributes.has('user_count') && isPresence(name) ? { user_count: channel?.members.size ?? 0 } : {}),
    ...(attributes.has('subscription_count') ? { subscription_count: channel?.subscribers.size ?? 0 } : {}),
  };
}

/** Null for an unknown attribute. */
export function readAttributes(info: string): ReadonlySet<string> | null {
  const names = info.split(',').filter((name) => name !== '');
  return names.every((name) => ATTRIBUTES.includes(name)) ? new Set(names) : null;
}
