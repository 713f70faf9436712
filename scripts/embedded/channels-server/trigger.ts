import { z } from 'zod';
import { type Answer, done, refused } from './answer';
import { countChannel, readAttributes } from './channel-info';
import { parseJson } from './json';
import * as limit from './protocol';
import { publish, type Registry } from './registry';

const channelSchema = z
  .string()
  .refine((name) => limit.isChannelName(name) || limit.userOfChannel(name) !== null, 'invalid channel name');

const messageSchema = z.object({
  name: z
    .string()
    .min(1)
    .max(limit.MAX_EVENT_NAME_CHARS)
    .refine((name) => !/^pusher(_internal)?:/.test(name), 'names of the protocol itself are reserved'),
  data: z.string(),
  socket_id: z
    .string()
    .regex(/^\d+\.\d+$/)
    .nullish(),
  info: z.string().default('').transform(toAttributes),
});
type Message = z.infer<typeof messageSchema>;

const eventSchema = messageSchema
  .extend({
    channels: z.array(channelSchema).min(1).max(limit.MAX_CHANNELS_PER_EVENT).optional(),
    channel: channelSchema.optional(),
  })
  .refine(({ channels, channel }) => (channels === undefined) !== (channel === undefined), {
    message: 'should have either channel or channels',
  });
const batchSchema = z.object({
  batch: z
    .array(messageSchema.extend({ channel: channelSchema }))
    .min(1)
    .max(limit.MAX_EVENTS_PER_BATCH),
});

/** POST /events */
export function triggerEvent(registry: Registry, body: Buffer): Answer {
  const event = eventSchema.safeParse(parseJson(body.toString()));
  if (!event.success) return refused(400, describeIssue(event.error));
  if (isTooLarge(event.data)) return refused(413, TOO_LARGE);

  const { channel, channels = [], info } = event.data;
  const names = new Set(channel === undefined ? channels : [channel]);
  send(registry, event.data, names);
  if (info.size === 0) return done();
  const counts = [...names].map((name) => [name, countChannel(registry, name, info)] as const);
  return done({ channels: Object.fromEntries(counts) });
}

/** POST /batch_events: publishes all events or, when one is refused, none. */
export function triggerBatch(registry: Registry, body: Buffer): Answer {
  const request = batchSchema.safeParse(parseJson(body.toString()));
  if (!request.success) return refused(400, describeIssue(request.error));
  const { batch } = request.data;
  if (batch.some(isTooLarge)) return refused(413, TOO_LARGE);

  for (const event of batch) send(registry, event, [event.channel]);
  if (batch.every((event) => event.info.size === 0)) return done();
  return done({ batch: batch.map((event) => countChannel(registry, event.channel, event.info)) });
}

const TOO_LARGE = `The data content of this event exceeds the allowed maximum (${limit.MAX_DATA_BYTES} bytes)`;

function isTooLarge({ data }: Message): boolean {
  return Buffer.byteLength(data) > limit.MAX_DATA_BYTES;
}

/** The message is serialised once; each channel only adds its name in front. */
function send(registry: Registry, message: Message, channels: Iterable<string>): void {
  const rest = `"event":${JSON.stringify(message.name)},"data":${JSON.stringify(message.data)}}`;
  for (const channel of channels) {
    const text = `{"channel":${JSON.stringify(channel)},${rest}`;
    if (limit.isCached(channel)) registry.lastEvents.keep(channel, text);
    publish(registry, channel, text, message.socket_id ?? undefined);
  }
}

function toAttributes(info: string, context: z.RefinementCtx): ReadonlySet<string> {
  const attributes = readAttributes(info);
  if (attributes) return attributes;
  context.addIssue('unknown attribute');
  return z.NEVER;
}

function describeIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return `Invalid request: ${issue?.path.join('.')} ${issue?.message}`;
}
