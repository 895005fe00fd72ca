import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env as surroundings } from 'node:process';

/** One call of the `aws` of a script: its words, and the files that they name. */
export interface AwsCall {
  readonly words: readonly string[];
  /** `--cli-input-json`, parsed. */
  readonly input: unknown;
  readonly userData: string | null;
}

/**
 * Runs a script with a shell whose `aws` writes down how it was called and answers with something that no scenario holds. What the script
 * would do besides (sleep, write elsewhere) comes to light as a failure.
 */
export function runScript(script: string, environment: Readonly<Record<string, string>>): readonly AwsCall[] {
  const folder = mkdtempSync(join(tmpdir(), 'stowplan-export-'));
  try {
    writeFileSync(join(folder, 'script.sh'), script);
    writeFileSync(join(folder, 'aws'), FAKE_AWS, { mode: 0o755 });
    const env = { PATH: `${folder}:${surroundings['PATH'] ?? ''}`, CALLS: join(folder, 'calls'), ...environment };
    execFileSync('bash', [join(folder, 'script.sh')], { env, cwd: folder, stdio: 'pipe', timeout: 60_000 });
    return readFileSync(join(folder, 'calls'), 'utf8').split('\u0001\n').slice(0, -1).map(callOf);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What an account gives: for whatever a script asks to be set. */
export const IDS = {
  VPC: 'vpc-1',
  SECURITY_GROUP: 'sg-1',
  SUBNET_EU_CENTRAL_1A: 'subnet-a',
  SUBNET_EU_CENTRAL_1B: 'subnet-b',
  SUBNET_EU_CENTRAL_1C: 'subnet-c',
  SUBNET_US_EAST_1A: 'subnet-a',
  SUBNET_US_EAST_1B: 'subnet-b',
  SUBNET_US_EAST_1C: 'subnet-c',
};

/** What was given to a command, call by call. */
export function inputs(calls: readonly AwsCall[], command: string): Record<string, unknown>[] {
  return calls.filter(({ words }) => words[1] === command).map(({ input }) => input as Record<string, unknown>);
}

/** Words end with the character 2, files with 3, calls with 1. */
const FAKE_AWS = String.raw`#!/bin/bash
{
  for word in "$@"; do printf '%s\002' "$word"; done
  printf '\003'
  for word in "$@"; do case "$word" in file://*) cat "\${word#file://}"; printf '\003';; esac; done
  printf '\001\n'
} >> "$CALLS"
case "$*" in *length*) echo 1000000;; *) echo "made-$(grep -c $'\001' "$CALLS")";; esac
`.replaceAll('\\$', '$');

function callOf(written: string): AwsCall {
  const [words = '', input, userData] = written.split('\u0003');
  return {
    words: words.split('\u0002').slice(0, -1),
    input: input === undefined || input === '' ? null : JSON.parse(input),
    userData: userData === undefined || userData === '' ? null : userData,
  };
}
