/**
 * *Enhancing IoT security in Canada*, as its sources report it. What is not known stands there as
 * not known.
 */
import { z } from 'zod'
import {
  adoptTemplates,
  type CheckedTemplate,
  checkTemplate,
  shippedTemplate,
} from '../src/domains/templates/index.ts'
import { LANGUAGES } from '../src/platform/languages/index.ts'
import { atPlace, beginReported, inOrder, tellEvent, type Told } from './evolving.ts'
import { AuditFacts, OutcomeFacts, tellAudit, tellOutcome } from './results.ts'
import { dated, Day, noonOf, readFacts } from './sources.ts'
import { here, type Play, type Stage } from './stage.ts'

const Event = z.strictObject({
  ...dated,
  to: z.array(z.string()).optional(),
  as: z.string(),
  text: z.string(),
})

const InWords = z.record(z.enum(LANGUAGES), z.string())

const Facts = z.strictObject({
  slug: z.string(),
  title: z.string(),
  question: z.string(),
  began: Day,
  source: z.string(),
  template: z.strictObject({
    template: z.string(),
    title: InWords,
    lastWord: InWords,
    ifTheyDiffer: InWords,
    binding: InWords,
  }),
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
  await adoptTemplates(stage.database, [asReported(facts)])
  const process = await beginReported(stage, facts, facts.template.template)
  for (const [place, told] of toldOf(facts).entries()) {
    yield atPlace(told.on, place)
    await tellEvent(stage, process, told)
    if (told.as === 'outcome-document') await tellOutcome(stage, process, facts.outcome)
  }
  await tellAudit(stage, process, facts)
}

/** A convening, but for what its sources do not say of who decides. */
function asReported({ template }: ReturnType<typeof iotFacts>): CheckedTemplate {
  const convening = shippedTemplate('convening')
  const known: unknown = JSON.parse(here(convening, 'template convening').canonical)
  const checked = checkTemplate(JSON.stringify(Object.assign({}, known, template)))
  if (!checked.ok) throw new Error(`no template: ${JSON.stringify(checked.refusal)}`)
  return checked.value
}

function toldOf({ events, oversight, unknown }: ReturnType<typeof iotFacts>): readonly Told[] {
  const { organisations, ...when } = oversight
  const text = `Five organisations oversaw it: ${organisations.join(', ')}.`
  const placeholders = unknown.map((one) => ({ ...one, as: 'notice' }))
  return inOrder([...events, { ...when, text, as: 'notice' }, ...placeholders])
}
