/** `parley demo`: plays the demo into an empty site, and tells how to look at it. */
import { rm } from 'node:fs/promises'
import type { Config } from '../config.ts'
import { demoPeople } from '../../demo/people.ts'
import { openGround, type Ground } from '../serving.ts'
import { entryCount } from '../platform/record/index.ts'
import { unreachable } from '../platform/values.ts'
import { DEMO_PLAYING, findSiteFact } from '../site-facts.ts'
import { done, refused, type Ending } from './ending.ts'

export async function playDemo(config: Config, options: { fresh?: boolean }): Promise<Ending> {
  if (options.fresh) {
    if (config.databaseUrl !== undefined) {
      return refused('--fresh empties a data folder; empty a PostgreSQL database yourself.')
    }
    await rm(config.folder, { recursive: true, force: true })
  }
  const ground = await openGround(config)
  const standing = await standingOf(ground)
  await ground.close()
  switch (standing) {
    case 'empty':
      await play(config)
      return done('The demo is played.')
    case 'half':
      return refused(HALF_A_DEMO)
    case 'there':
      return refused('There is a site here already.')
    default:
      return unreachable(standing)
  }
}

/** Loaded only when it is played: a later start need not read it. */
export const play = async (config: Config) => (await import('../../demo/play.ts')).play(config)

/** `half`: it was stopped in the middle, and what is there tells only a part. */
export type Standing = 'empty' | 'half' | 'there'

export const HALF_A_DEMO =
  'The demo here was stopped before its end: run parley demo --fresh, which begins anew.'

/** What is here already: a demo is played only where nothing was ever recorded. */
export async function standingOf({ database: { read } }: Pick<Ground, 'database'>) {
  const isHalf = (await findSiteFact(read, 'demo')) === DEMO_PLAYING
  const isEmpty = (await entryCount(read)) === 0
  return (isHalf ? 'half' : isEmpty ? 'empty' : 'there') satisfies Standing
}

/** The people of a demo, each with a link that signs in on this machine. */
export function demoGreeting({ url }: Pick<Config, 'url'>): string {
  const lines = demoPeople.map(
    ({ handle, what }) => `  ${what.padEnd(52)} ${url}/demo/sign-in/${handle}`,
  )
  return [
    '',
    `This is a demo: ${url}`,
    'Sign in with one click, on this machine, as',
    ...lines,
    '',
    `Next: take a position at ${url}/processes/labels,`,
    'then check it with `npx parley verify`.',
    '',
  ].join('\n')
}
