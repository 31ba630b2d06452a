/**
 * *Practice: spare parts*, and *devices that nobody keeps safe*: two tables whose lineage is not
 * told by name, one sealed until adoption, one by group. A rapporteur signs beside their editor;
 * one version waits for that in each. Made up: nobody here exists.
 */
import { z } from 'zod'
import { findBody, termsOf, type Body } from '../../src/domains/bodies/index.ts'
import { countersignVersion } from '../../src/domains/amendments/index.ts'
import { beginThread } from '../../src/domains/discussions/index.ts'
import {
  beginProcess,
  type ContributedRef,
  contributedRef,
  DISPOSITIONS,
} from '../../src/domains/processes/index.ts'
import {
  adoptTemplates,
  type CheckedTemplate,
  checkTemplate,
  shippedTemplate,
  undertakingsOf,
} from '../../src/domains/templates/index.ts'
import { clauseId, lockText, type TextId } from '../../src/domains/texts/index.ts'
import { agreeTo, noteFor, settleMany } from '../../src/domains/uptake/index.ts'
import { LANGUAGES } from '../../src/platform/languages/index.ts'
import { readFacts } from '../sources.ts'
import { settingOf } from '../scenes/threads.ts'
import { STAFF } from '../people.ts'
import { acting, here, must, tick, type Acting, type Play, type Stage } from '../stage.ts'
import { ago, as, capacityOf, processOf, type Scene } from './labels-stage.ts'
import { giveOffice, personOf, TABLE, type Cast } from './table.ts'
import { begin, goOn } from './texts.ts'

const [EDITOR, RAPPORTEUR] = ['editor', 'for-a-university']

const clause = z.number().transform((number) => here(clauseId(`c${number}`), `clause ${number}`))
const Told = z.strictObject({
  slug: z.string(),
  title: z.string(),
  question: z.string(),
  /** Days ago. */
  began: z.number(),
  template: z.looseObject({ template: z.string(), title: z.record(z.enum(LANGUAGES), z.string()) }),
  text: z.string(),
  clauses: z.array(z.string()),
  second: z.array(z.string()),
  third: z.array(z.string()),
  said: z.array(
    z.strictObject({
      by: z.string(),
      clause,
      words: z.string(),
      becomes: z.enum([...DISPOSITIONS, 'none']),
      reason: z.string().optional(),
    }),
  ),
  remark: z.strictObject({ by: z.string(), clause, words: z.string() }).optional(),
})
type Told = z.output<typeof Told>

const KNOWN = z.looseObject({ roles: z.array(z.looseObject({ id: z.string() })) })

/** A convening, but for who is told behind its words, and who signs them. */
export function asRuled({ template }: Told): CheckedTemplate {
  const convening = here(shippedTemplate('convening'), 'template convening')
  const { roles, ...known } = KNOWN.parse(JSON.parse(convening.canonical))
  const chair = here(
    roles.find(({ id }) => id === 'chair'),
    'chair',
  )
  const title = RAPPORTEURS
  const all = [...roles, { ...chair, id: 'rapporteur', title }]
  const checked = checkTemplate(JSON.stringify({ ...known, ...template, roles: all }))
  if (!checked.ok) throw new Error(`no template: ${JSON.stringify(checked.refusal)}`)
  return checked.value
}

const RAPPORTEURS = {
  en: 'rapporteur',
  fr: 'le rapporteur',
  es: 'el relator',
  ar: 'المقرِّر',
  zh: '报告员',
  ru: 'докладчик',
  pt: 'o relator',
} as const

export const tablesUnderCover = (): readonly Told[] => readFacts('under-cover', z.array(Told))

/** Both, one after the other: they have the same people. */
export async function* underCover(stage: Stage, cast: Cast): Play {
  for (const told of tablesUnderCover()) {
    yield ago(stage, told.began)
    const scene = await opened(stage, cast, told)
    const text = await begin(scene, told.text, { clauses: told.clauses, reason: 'First draft' })
    yield ago(stage, told.began - 0.3)
    const refs = await said(scene, text, told)
    yield ago(stage, told.began - 0.6)
    await goOn(scene, text, { clauses: told.second, reason: 'What was said about the draft' })
    await at(scene, text, RAPPORTEUR, async (step, place) =>
      must(
        await countersignVersion(step, place, { version: 2, answer: 'signed', reason: undefined }),
      ),
    )
    await at(scene, text, EDITOR, async (step, place) => {
      const rows = told.said.flatMap(({ becomes, clause: one, reason }, index) => {
        const thing = refs[index]
        if (becomes === 'none' || !thing) return []
        return [{ row: index + 1, thing, clauses: [one], disposition: becomes, reason }]
      })
      must(await settleMany(step, place, rows))
    })
    await remarked(scene, text, told)
    await goOn(scene, text, { clauses: told.third, reason: 'What is not agreed yet' })
  }
}

async function opened(stage: Stage, cast: Cast, told: Told): Promise<Scene> {
  const { slug, title, question } = told
  const ruled = asRuled(told)
  await adoptTemplates(stage.database, [ruled])
  const scene = await acting(stage, personOf(cast, STAFF.handle), undefined, async (step) => {
    const table = here(await findBody(step.tx, { slug: TABLE }), TABLE)
    const { pin } = ruled
    must(await beginProcess(step, { slug, title, question, pin, practice: true, body: table.id }))
    await appointed(step, cast, table)
    return { stage, cast, slug, undertakings: undertakingsOf(pin) }
  })
  tick(stage)
  return scene
}

/** Once: the second table has the same. */
async function appointed(step: Acting, cast: Cast, table: Body): Promise<void> {
  const serving = await termsOf(step.tx, table.id, step.now)
  if (serving.some(({ role }) => role === 'rapporteur')) return
  const officer = { handle: RAPPORTEUR, name: RAPPORTEUR, role: 'rapporteur' } as const
  await giveOffice(step, { cast, table, officer })
}

type Here = Parameters<typeof settleMany>[1]

async function at<Value>(
  scene: Scene,
  id: TextId,
  by: string,
  work: (step: Acting, place: Here) => Promise<Value>,
): Promise<Value> {
  const value = await as(scene, by, async (step) => {
    const process = await processOf(step.tx, scene.slug)
    return work(step, { process, text: here(await lockText(step.tx, id), 'text') })
  })
  tick(scene.stage)
  return value
}

async function said(
  scene: Scene,
  id: TextId,
  { said: all, text }: Told,
): Promise<readonly ContributedRef[]> {
  const refs: ContributedRef[] = []
  for (const { by, clause: one, words } of all) {
    const message = await as(scene, by, async (step) =>
      must(
        await beginThread(settingOf(scene.stage, step), step.actor, {
          about: { kind: 'text', id },
          anchor: { clause: one, version: 1 },
          subject: text,
          question: false,
          ...{ capacity: capacityOf(step.actor), hat: undefined, words, received: [] },
        }),
      ),
    )
    refs.push(here(contributedRef(`message:${message.id}`), 'message'))
    tick(scene.stage)
  }
  return refs
}

/** Who said it has spoken here before: nothing that names them is recorded beside it. */
async function remarked(scene: Scene, id: TextId, { remark }: Told): Promise<void> {
  if (!remark) return
  const { by: handle, clause: one, words } = remark
  const noted = await at(scene, id, EDITOR, async (step, place) =>
    must(await noteFor(step, place, { handle, clauses: [one], words, version: 1 })),
  )
  await at(scene, id, handle, async (step, place) => must(await agreeTo(step, place, noted)))
}
