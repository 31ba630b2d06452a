/** What ballots ask of those who have a voice, for the mail that tells them. Sends nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { personId, type Asked } from '../people/index.ts'
import { findProcess, findWindows } from '../processes/index.ts'
import { linesOf, type BallotLine } from './load.ts'
import { ballotsThatAre, voicesOf } from './store/ballots.ts'

/** A draw asks nobody; facts of a real process come from its sources. */
export async function ballotsAsked(read: Read, now: Instant): Promise<readonly Asked[]> {
  const lines = await linesOf(read, await ballotsThatAre(read, ['open']), now)
  const open = lines.filter(({ phase, ballot }) => phase === 'open' && ballot.takes !== 'draw')
  return (await Promise.all(open.map((line) => askedIn(read, line)))).flat()
}

async function askedIn(
  read: Read,
  { ballot, question, process: title }: BallotLine,
): Promise<readonly Asked[]> {
  const { id, takes } = ballot
  const process = await findProcess(read, { id: ballot.process })
  const window = (await findWindows(read, [ballot.window])).get(ballot.window)
  if (window?.state.kind !== 'dated' || !process || process.reported) return []
  const voices = await voicesOf(read, id)
  return [
    {
      about: `ballot:${id}`,
      place: `process:${process.id}`,
      href: `/ballots/${id}`,
      notice: `window:${window.id}`,
      opens: window.state.opens,
      until: window.state.closes,
      people: voices.flatMap(({ person = '' }) => personId(person) ?? []),
      // Points are given on the page.
      answers: takes === 'points' ? [] : ['vote-yes', 'vote-no', 'vote-abstain'],
      said: () => ({ question, title, paragraphs: [] }),
    },
  ]
}
