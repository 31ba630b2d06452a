/**
 * *Enhancing IoT security in Canada*, as its sources report it. What is not known stands there as
 * not known.
 */
import { z } from 'zod'
import { atPlace, beginReported, inOrder, tellEvent, type Told } from './evolving.ts'
import { AuditFacts, OutcomeFacts, tellAudit, tellOutcome } from './results.ts'
import { dated, Day, noonOf, readFacts } from './sources.ts'
import type { Play, Stage } from './stage.ts'

const Event = z.strictObject({
  ...dated,
  to: z.array(z.string()).optional(),
  as: z.string(),
  text: z.string(),
})

const Facts = z.strictObject({
  slug: z.string(),
  title: z.string(),
  question: z.string(),
  began: Day,
  source: z.string(),
  events: z.array(Event),
  oversight: z.strictObject({ ...dated, organisations: z.array(z.string()) }),
  unknown: z.array(z.strictObject({ ...dated, text: z.string() })),
  outcome: OutcomeFacts,
  audit: AuditFacts,
})

export const iotFacts = () => readFacts('iot-canada', Facts)

export async function* iotCanada(stage: Stage): Play {
  const facts = iotFacts()
  yield noonOf(facts.began)
  const process = await beginReported(stage, facts, 'convening')
  for (const [place, told] of toldOf(facts).entries()) {
    yield atPlace(told.on, place)
    await tellEvent(stage, process, told)
    if (told.as === 'outcome-document') await tellOutcome(stage, process, facts.outcome)
  }
  await tellAudit(stage, process, facts)
}

function toldOf({ events, oversight, unknown }: ReturnType<typeof iotFacts>): readonly Told[] {
  const { organisations, ...when } = oversight
  const text = `Five organisations oversaw it: ${organisations.join(', ')}.`
  const placeholders = unknown.map((one) => ({ ...one, as: 'notice' }))
  return inOrder([...events, { ...when, text, as: 'notice' }, ...placeholders])
}
