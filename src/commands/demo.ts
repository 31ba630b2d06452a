/** `parley demo`: plays the demo into an empty site, and tells how to look at it. */
import { rm } from 'node:fs/promises'
import type { Config } from '../config.ts'
import { demoPeople } from '../../demo/people.ts'
import { play, PLAYING } from '../../demo/play.ts'
import { openGround } from '../serving.ts'
import { entryCount } from '../platform/record/index.ts'
import { unreachable } from '../platform/values.ts'
import { findSiteFact } from '../site-facts.ts'
import { done, refused, type Ending } from './ending.ts'

export async function playDemo(config: Config, options: { fresh?: boolean }): Promise<Ending> {
  if (options.fresh) {
    if (config.databaseUrl !== undefined) {
      return refused('--fresh empties a data folder; empty a PostgreSQL database yourself.')
    }
    await rm(config.folder, { recursive: true, force: true })
  }
  const played = await playDemoOnce(config)
  switch (played) {
    case 'played':
      return done('The demo is played.')
    case 'half':
      return refused(HALF_A_DEMO)
    case 'there':
      return refused('There is a site here already.')
    default:
      return unreachable(played)
  }
}

/** `half`: it was stopped in the middle, and what is there tells only a part. */
export type Played = 'played' | 'there' | 'half'

export const HALF_A_DEMO =
  'The demo here was stopped before its end: run parley demo --fresh, which begins anew.'

/** Plays only where nothing was ever recorded: a second start does nothing twice. */
export async function playDemoOnce(config: Config): Promise<Played> {
  const ground = await openGround(config)
  const { read } = ground.database
  const isHalf = (await findSiteFact(read, 'demo')) === PLAYING
  const isEmpty = (await entryCount(read)) === 0
  await ground.close()
  if (isHalf) return 'half'
  if (!isEmpty) return 'there'
  await play(config)
  return 'played'
}

/** The people of a demo, each with a link that signs in; nothing on a site that is none. */
export async function demoGreeting(config: Config): Promise<string> {
  const ground = await openGround(config)
  const isDemo = (await findSiteFact(ground.database.read, 'demo')) !== undefined
  await ground.close()
  if (!isDemo) return `Parley at ${config.url}`
  const lines = demoPeople.map(
    ({ handle, what }) => `  ${what.padEnd(52)} ${config.url}/demo/sign-in/${handle}`,
  )
  return [
    '',
    `This is a demo: ${config.url}`,
    'Sign in with one click, on this machine, as',
    ...lines,
    '',
    `Next: take a position at ${config.url}/processes/labels,`,
    'then check it with `npx parley verify`.',
    '',
  ].join('\n')
}
