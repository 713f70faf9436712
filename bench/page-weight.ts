import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { BrowserContext, Response } from '@playwright/test';

export type Weight = { kind: string; path: string; isInPage: boolean; gzip: number; brotli: number };

const KINDS = ['document', 'script', 'stylesheet', 'font'];

/**
 * Weighs each resource of a first visit, as it is sent over the network. A resource named in the document is needed at
 * the start; the page requested the others later.
 */
export async function weighPage(context: BrowserContext, url: string, isDrawn: string): Promise<Weight[]> {
  const page = await context.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => {
    if (KINDS.includes(response.request().resourceType()) && response.ok()) responses.push(response);
  });
  await page.goto(url);
  await page.locator(isDrawn).first().waitFor();
  await page.waitForLoadState('networkidle');
  const bodies = await Promise.all(
    responses.map(async (response) => ({ response, body: await response.body() })),
  );
  await page.close();
  const html = bodies.find(({ response }) => response.request().resourceType() === 'document')?.body;
  const document = html?.toString() ?? '';
  return bodies.map(({ response, body }) => {
    const path = new URL(response.url()).pathname;
    const kind = response.request().resourceType();
    return {
      kind,
      path,
      isInPage: kind === 'document' || document.includes(path.split('/').at(-1) ?? path),
      gzip: gzipSync(body).length,
      brotli: brotliCompressSync(body).length,
    };
  });
}

export function sumOf(weights: readonly Weight[], coding: 'gzip' | 'brotli'): number {
  return weights.reduce((sum, weight) => sum + weight[coding], 0) / 1000;
}
