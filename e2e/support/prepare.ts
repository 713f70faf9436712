import { buildApp } from '@/scripts/build-app';
import { findBrowser } from '@/scripts/find-browser';

/** Once for the whole run: the production build and a browser. Each worker then starts an app of its own. */
export default async function prepare(): Promise<void> {
  const { executablePath, shellPath, args } = await findBrowser();
  await buildApp('quiet');
  Object.assign(process.env, {
    E2E_BROWSER: executablePath,
    E2E_BROWSER_SHELL: shellPath,
    E2E_BROWSER_ARGS: JSON.stringify(args),
  });
}
