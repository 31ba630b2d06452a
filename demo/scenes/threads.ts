/**
 * What people of the demo say between decisions, in threads across its processes: with quotes, a
 * file, words that changed a text and words that became an issue. Made of roles: nobody exists.
 */
import { placeAt, type About, type ClauseAt } from '../../src/domains/discussions/index.ts'
import {
  answerThread,
  beginThread,
  quoted,
  receiveFiles,
  type DiscussionSetting,
  type Message,
} from '../../src/domains/discussions/index.ts'
import { undertakingsOf } from '../../src/domains/templates/index.ts'
import { days, type Instant } from '../../src/platform/values.ts'
import { acting, here, must, tick, type Acting, type Play, type Stage } from '../stage.ts'
import type { Players } from './cast.ts'

/** Everybody of the demo, by the names under which they play. */
export type Speakers = { readonly stage: Stage; readonly players: readonly Players[] }

export type Spoken = {
  /** Days before the real hour. */
  readonly day: number
  readonly by: string
  readonly words: string
  readonly hat?: string
  /** Which earlier message it answers, from 0 on, and whether that one is quoted above it. */
  readonly answers?: number
  readonly quotes?: true
  readonly files?: readonly { readonly name: string; readonly text: string }[]
}

export type Talk = {
  readonly about: (stage: Stage) => Promise<About>
  readonly anchor?: ClauseAt
  readonly subject: string
  /** It asks something about a text, and waits for the message that answers it. */
  readonly question?: true
  readonly said: readonly [Spoken, ...Spoken[]]
}

export const ago = ({ real }: Stage, count: number): Instant => (real - days(count)) as Instant

export const speaker = ({ players }: Speakers, name: string) =>
  here(players.map((all) => all.get(name)).find(Boolean), `speaker ${name}`)

export const settingOf = ({ url }: Stage, step: Acting): DiscussionSetting => {
  const { tx, clock, now, via } = step
  return { tx, clock, now, via, host: new URL(url).hostname }
}

/** As somebody who has agreed to what holds where it is said. */
export async function speaking<Value>(
  at: Speakers,
  about: About,
  name: string,
  work: (step: Acting, setting: DiscussionSetting) => Promise<Value>,
): Promise<Value> {
  const { stage } = at
  const place = here(await placeAt(stage.database.read, about), about.kind)
  const undertakings = place.process && undertakingsOf(place.process.pin)
  const value = await acting(stage, speaker(at, name), undertakings, (step) =>
    work(step, settingOf(stage, step)),
  )
  tick(stage)
  return value
}

/** Message by message on its days; what was said comes back for whatever grows from it. */
export async function* talk(at: Speakers, told: Talk, said: Message[] = []): Play {
  const { stage } = at
  const { subject, anchor, question = false } = told
  for (const one of told.said) {
    yield ago(stage, one.day)
    const about = await told.about(stage)
    const sent = (one.files ?? []).map(({ name, text }) => ({ name, bytes: Buffer.from(text) }))
    const received = must(await receiveFiles(stage, sent))
    const parent = one.answers === undefined ? undefined : said[one.answers]
    const above = one.quotes && one.answers !== undefined ? told.said[one.answers]?.words : ''
    const words = above ? `${quoted(above)}\n\n${one.words}` : one.words
    const typed = { capacity: 'personal', hat: one.hat, words, received } as const
    const [first] = said
    const message = await speaking(at, about, one.by, async (step, setting) =>
      must(
        first
          ? await answerThread(setting, step.actor, {
              ...typed,
              thread: first.thread,
              parent: parent?.id,
            })
          : await beginThread(setting, step.actor, { ...typed, about, anchor, subject, question }),
      ),
    )
    said.push(message)
  }
}
