import { join } from 'node:path';
import { buildApp } from '../build-app';
import { findBrowser } from '../find-browser';
import { generateClient } from '../generate-client';
import { runPlaywright } from './playwright-stage';
import { runTool } from './run-tool';
import { type Stage, type StageResult, wholeResult } from './stage';
import { runVitest } from './vitest-stage';

/** Every check of the project. The reports of the tools are written to `folder`. */
export function allStages(folder: string): Stage[] {
  const stage = (name: string, cores: number, after: readonly string[], run: Stage['run']): Stage => ({
    name,
    cores,
    after,
    run,
  });
  return [
    stage('client', 1, [], () => step('client', generateClient)),
    // The build empties the folder that the route types are written to, so the type check follows it.
    stage('build', 1, ['client'], () => step('build', () => buildApp('quiet'))),
    stage('browser', 1, [], () => step('browser', findBrowser)),
    stage('format', 1, ['client'], () => tool('format', 'biome', ['ci', '.'])),
    stage('layers', 1, ['client'], () => script('layers')),
    stage('unused', 1, ['client'], () => script('unused')),
    stage('types', 1, ['build'], types),
    stage('tests', 2, ['client'], () => runVitest(['unit', 'database'], join(folder, 'vitest.json'))),
    stage('e2e', 2, ['build', 'browser'], () => runPlaywright(join(folder, 'browser.json'))),
    { ...stage('crashes', 2, ['build'], crashes), showsOutput: true },
  ];
}

async function types(): Promise<StageResult> {
  const routes = await runTool('next', ['typegen']);
  return routes.code === 0
    ? tool('types', 'tsc', ['--noEmit'])
    : wholeResult('types', 'npx next typegen', routes.code, routes.output);
}

async function crashes(): Promise<StageResult> {
  const { code, output } = await runTool('tsx', ['scripts/chaos.ts', 'crashes', '--short']);
  return wholeResult('crashes', 'npm run chaos -- crashes --short', code, output);
}

async function tool(name: string, command: string, args: string[]): Promise<StageResult> {
  const { code, output } = await runTool(command, args);
  return wholeResult(name, `npx ${[command, ...args].join(' ')}`, code, output);
}

/** Runs the script of package.json that has the name of the stage. */
async function script(name: string): Promise<StageResult> {
  const { code, output } = await runTool('npm', ['run', '--silent', name]);
  return wholeResult(name, `npm run ${name}`, code, output);
}

/** Runs work in this process that later stages need. */
async function step(name: string, work: () => Promise<unknown>): Promise<StageResult> {
  await work();
  return wholeResult(name, '', 0, '');
}
