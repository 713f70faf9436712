import sharp from 'sharp';
import { attachmentSchema } from '@/lib/contract/attachments';
import { attachmentFile, guestApi } from '@/lib/contract/paths';
import type { Figure, Found } from './figure';
import { type Fixture, roundRobin } from './fixture';
import { type Effort, measureTogether } from './measure';

/** The size of a photo after a phone has made it smaller; the document is one that a hotel would send. */
const PHOTO = { width: 1600, height: 1200 };
const DOCUMENT_BYTES = 1_000_000;
/** A booking may upload twenty files a day, and a picture takes a hundred times as long as a message. */
const SHARE = 10;

/** Uploads a photo and a document and reads the photo's thumbnail, beside the time of image processing alone. */
export async function benchUploads({ stack, hotel, effort }: Fixture): Promise<Found> {
  const nextStay = roundRobin(hotel.stays);
  const [photo, document] = [await drawPhoto(), aDocument()];
  const few: Effort = {
    runs: effort.runs,
    samples: Math.ceil(effort.samples / SHARE),
    warmUp: Math.ceil(effort.warmUp / SHARE),
  };
  const bring = async (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Brought> => {
    const { slug, token } = nextStay();
    const form = new FormData();
    form.set('file', new File([bytes], name));
    const response = await fetch(stack.appUrl + guestApi.attachments(slug), {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: form,
    });
    if (response.status !== 201) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    return { ...attachmentSchema.parse(await response.json()), slug, token };
  };
  const known = await bring(photo, 'sink.jpg');
  const m = await measureTogether(
    {
      photo: () => bring(photo, 'sink.jpg'),
      drawing: () => redraw(photo),
      document: () => bring(document, 'menu.pdf'),
      thumbnail: () => readThumbnail(stack.appUrl, known),
    },
    few,
  );
  const figure = (what: string, ours: number, floor: number | null, floorIs = ''): Figure => {
    return { what, unit: 'ms', ours, floor, floorIs, goal: '' };
  };
  const floorIs = 'the same two drawings by sharp, in a process of their own';
  return {
    figures: [
      figure('photo brought, drawn anew and kept, p50', m.photo.p50, m.drawing.p50, floorIs),
      figure('photo brought, drawn anew and kept, p95', m.photo.p95, m.drawing.p95, floorIs),
      figure('document of 1 MB brought and kept, p50', m.document.p50, null),
      figure('small picture read, p50', m.thumbnail.p50, null),
    ],
    notes: [
      `${m.photo.samples} of each, one at a time; the photo has ${PHOTO.width} by ${PHOTO.height} pixels and ${kilobytes(photo)} kB.`,
    ],
  };
}

type Brought = { id: number; slug: string; token: string };

async function readThumbnail(appUrl: string, { id, slug, token }: Brought): Promise<void> {
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${appUrl}${attachmentFile(slug, id)}/thumbnail`, { headers });
  if (response.status !== 200) throw new Error(`The small picture: ${response.status}`);
  await response.arrayBuffer();
}

async function redraw(photo: Uint8Array): Promise<void> {
  const picture = sharp(photo).autoOrient();
  await picture.clone().jpeg({ quality: 85 }).toBuffer();
  await picture.clone().resize({ width: 480, height: 480, fit: 'inside' }).webp({ quality: 70 }).toBuffer();
}

/** A picture as grainy as a photo of a dim room, so that it costs as much to process. */
async function drawPhoto(): Promise<Uint8Array<ArrayBuffer>> {
  const noise = { type: 'gaussian', mean: 128, sigma: 25 } as const;
  const picture = sharp({ create: { ...PHOTO, channels: 3, background: '#887', noise } });
  return new Uint8Array(await picture.blur(1.2).jpeg({ quality: 88 }).toBuffer());
}

function aDocument(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(DOCUMENT_BYTES).fill(32);
  bytes.set(new TextEncoder().encode('%PDF-1.4\n'));
  return bytes;
}

const kilobytes = (bytes: Uint8Array) => Math.round(bytes.length / 1000);
