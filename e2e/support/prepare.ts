import { buildApp } from '@/scripts/build-app';
import { findBrowser } from '@/scripts/find-browser';

/** Prepares the production build and a browser once for the run. Each worker then starts its own app. */
export default async function prepare(): Promise<void> {
  const { executablePath, shellPath, args } = await findBrowser();
  await buildApp('quiet');
  Object.assign(process.env, {
    E2E_BROWSER: executablePath,
    E2E_BROWSER_SHELL: shellPath,
    E2E_BROWSER_ARGS: JSON.stringify(args),
  });
}
