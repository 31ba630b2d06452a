/** The story from its first act to its last, and what a stranger reads of whose move it is. */
import type { Step } from './doing.ts'
import { bare } from './forms.ts'
import { PROCESS, type Place } from './place.ts'
import { LEVELS } from './story-calls.ts'
import { DECIDED } from './story-council.ts'
import { START } from './story-start.ts'
import { WORK } from './story-work.ts'

export const STORY: readonly Step[] = [...START, ...WORK, ...LEVELS, ...DECIDED]

export type Moves = {
  /** By the titles on the page, in its order. */
  readonly who: readonly string[]
  readonly does: readonly string[]
  readonly links: readonly string[]
}

export async function movesOn({ world }: Place): Promise<Moves> {
  const html = await world.stranger.text(PROCESS)
  const section = /<section[^>]*id="moves"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
  const each = (pattern: RegExp) => [...section.matchAll(pattern)].map(([, one = '']) => one)
  return {
    who: each(/<h3[^>]*>([\s\S]*?)<\/h3>/g).map(bare),
    does: each(/<li>(?!<div)([\s\S]*?)<\/li>/g).map(bare),
    links: each(/href="([^"]+)"/g),
  }
}

/** As far as the step so called; `after` is asked after each one. */
export async function playTo(
  place: Place,
  last: string | undefined,
  after: (step: Step) => Promise<void> = async () => undefined,
): Promise<void> {
  for (const step of STORY) {
    await step.go(place)
    await after(step)
    if (step.what === last) return
  }
  if (last !== undefined) throw new Error(`no step is called ${last}`)
}
