/** A letter from outside in the register of the policy process: entered, and not answered yet. */
import { enterLetter } from '../../src/domains/advice/index.ts'
import { lockProcess } from '../../src/domains/processes/index.ts'
import { dayOf } from '../../src/domains/templates/index.ts'
import { acting, here, must, type Stage } from '../stage.ts'
import type { Players } from './cast.ts'

export async function enterALetter(stage: Stage, players: Players, slug: string): Promise<void> {
  await acting(stage, here(players.get('sam'), 'sam'), undefined, async (step) => {
    const process = here(await lockProcess(step.tx, { slug }), slug)
    const letter = {
      kind: 'government',
      sender: 'A ministry of commerce (practice)',
      dated: dayOf(step.now),
      words: 'Small registrars in our country ask for a year before the new rule applies.',
      link: undefined,
    } as const
    must(await enterLetter(step, process, letter))
  })
}
