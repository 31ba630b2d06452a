/** What waits for somebody in ballots: a vote, also one that they carry for another. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { linesOf } from './load.ts'
import { carriedNow, voiceOf } from './rules/votes.ts'
import { ballotsThatAre } from './store/ballots.ts'
import { standingOf } from './store/votes.ts'

export type Thing = {
  readonly said: { readonly key: 'ballots.things.vote'; readonly question: string }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
}

/** A ballot asks those who have a voice in it, and nobody else. */
export async function ballotThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const lines = await linesOf(read, await ballotsThatAre(read, ['open']), now)
  const things: Thing[] = []
  for (const { ballot, question, closes, phase } of lines) {
    if (phase !== 'open' || ballot.takes === 'draw') continue
    const standing = await standingOf(read, ballot.id)
    const own = voiceOf(standing, actor.person)
    if (!own) continue
    const done = new Set([
      ...standing.votes.map(({ voice }) => voice),
      ...standing.recusals.map(({ voice }) => voice),
    ])
    const proxies = carriedNow(standing)
    const handed = proxies.some(({ voice }) => voice === own.id)
    const carried = proxies.filter(({ carriedBy }) => carriedBy === own.id)
    const waits = (!handed && !done.has(own.id)) || carried.some(({ voice }) => !done.has(voice))
    if (!waits) continue
    const said = { key: 'ballots.things.vote', question } as const
    things.push({ said, href: `/ballots/${ballot.id}`, until: closes, since: undefined })
  }
  return things
}
