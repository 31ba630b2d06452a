/** A table with editors and texts that people propose changes of, made before a site serves it. */
import { addPerson } from '../src/adding.ts'
import type { Config } from '../src/config.ts'
import { proposeAmendment, type AmendmentId, type Change } from '../src/domains/amendments/index.ts'
import {
  found,
  officesOf,
  saveBody,
  saveTerm,
  type BodyId,
  type TermId,
} from '../src/domains/bodies/index.ts'
import { agreeOnTheWay, findActor, type PersonId } from '../src/domains/people/index.ts'
import {
  beginProcess,
  lockProcess,
  type Process,
  type Step,
} from '../src/domains/processes/index.ts'
import { findPins, latestOf, type Pin, undertakingsOf } from '../src/domains/templates/index.ts'
import { clauseId, draftText, lockText, type Text } from '../src/domains/texts/index.ts'
import { newUlid } from '../src/platform/clock.ts'
import type { Tx } from '../src/platform/db/index.ts'
import { mailAddress } from '../src/platform/mail/index.ts'
import { prose } from '../src/platform/record/index.ts'
import type { Result } from '../src/platform/values.ts'
import { openGround } from '../src/serving.ts'

export type Ground = Awaited<ReturnType<typeof openGround>>

/** A text with its amendments: the first is number 1. Each has a word that no other has. */
export type Amended = {
  readonly text: Text['id']
  readonly amendments: readonly { readonly id: AmendmentId; readonly word: string }[]
}

const CLAUSES = 6
const SLUG = 'promised'

const must = <Value>(result: Result<Value, { readonly kind: string }>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const here = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('it was made before')
  return value
}

const said = (clause: number) => `Clause ${clause} says what all agree on.`

const at = (clause: number) => here(clauseId(`c${clause}`))

/** Of ten: six to a clause each, two new clauses, one against the first, one beside it. */
export function changesOf(words: readonly string[]): readonly Change[] {
  const word = (number: number) => here(words[number - 1])
  const replacing = (clause: number, after: string): Change => {
    return { kind: 'replace', clause: at(clause), words: after }
  }
  const own = Array.from({ length: CLAUSES }, (_, index) => {
    return replacing(index + 1, said(index + 1).replace('agree', `agree ${word(index + 1)}`))
  })
  return [
    ...own,
    { kind: 'insert', after: at(1), words: `New: ${word(7)}.` },
    { kind: 'insert', after: at(2), words: `New: ${word(8)}.` },
    replacing(1, said(1).replace('agree', `agree ${word(9)}`)),
    replacing(2, `${word(10)} ${said(2)}`),
  ]
}

/** @param editors hold the pen; each text is proposed to by all of `proposers` */
export async function amendedTexts(
  config: Config,
  who: { readonly editors: readonly PersonId[]; readonly proposers: readonly PersonId[] },
  count: number,
): Promise<readonly Amended[]> {
  const ground = await openGround(config)
  try {
    const { pin } = await promisedProcess(
      ground,
      who.editors.map((person) => ({ person, role: 'editor' })),
    )
    const texts: Amended[] = []
    for (let round = 0; round < count; round++) texts.push(await aText(ground, pin, who, round))
    return texts
  } finally {
    await ground.close()
  }
}

export async function actingAs(
  { clock }: Pick<Ground, 'clock'>,
  tx: Tx,
  person: PersonId,
  pin?: Pin,
): Promise<Step> {
  const now = clock.now()
  const actor = here(await findActor(tx, person, { officesOf, now }))
  const undertakings = pin && undertakingsOf(pin)
  const given = { permanence: true, undertakings, via: 'import' } as const
  const agreed = await agreeOnTheWay(tx, actor, given, now)
  return { tx, clock, now, by: { kind: 'person', actor: agreed }, via: 'import' }
}

/** Who has which role in a body. */
export type Holder = { readonly person: PersonId; readonly role: 'editor' | 'chair' }

/** A process of a table. */
export async function promisedProcess(
  ground: Ground,
  holders: readonly Holder[],
): Promise<{ readonly pin: Pin; readonly process: Process }> {
  const { database, clock } = ground
  const body = await database.transact((tx) => aBody(ground, tx, holders))
  const mail = here(mailAddress('staff@example.org'))
  const staff = await database.transact(async (tx, now) =>
    must(await addPerson(tx, clock, { mail, name: 'Staff', role: 'secretary' }, now)),
  )
  return database.transact(async (tx) => {
    const pin = here(latestOf(await findPins(tx), 'convening'))
    const asked = { slug: SLUG, title: SLUG, question: 'Who loses?', pin, body, practice: true }
    const process = must(await beginProcess(await actingAs(ground, tx, staff), asked))
    return { pin, process }
  })
}

async function aBody({ clock }: Ground, tx: Tx, holders: readonly Holder[]): Promise<BodyId> {
  const now = clock.now()
  const id = newUlid(clock) as BodyId
  const name = prose('name', 'A table', clock)
  const place = { slug: `${SLUG}-table`, kind: 'table', joining: 'open' } as const
  const rest = { mandate: null, grouping: 'stakeholder-groups', practice: true }
  const common = {
    actor: 'role:operator',
    obj: `body:${id}`,
    via: 'import',
    topics: [],
  } as const
  const body = found({ ...place, ...rest, id, name }, now)
  await saveBody(tx, body, { ...common, act: 'body.found', clear: place, parts: [name] })
  for (const { person, role } of holders) {
    const term = { id: newUlid(clock) as TermId, body: id, person, role }
    const clear = { role, person }
    const dated = { since: now, until: null, endedAt: null }
    await saveTerm(tx, { ...term, ...dated }, { ...common, act: 'role.begin', clear })
  }
  return id
}

async function aText(
  ground: Ground,
  pin: Pin,
  { editors, proposers }: Parameters<typeof amendedTexts>[1],
  round: number,
): Promise<Amended> {
  const { database } = ground
  const drafted = await database.transact(async (tx) => {
    const step = await actingAs(ground, tx, here(editors[0]), pin)
    const process = here(await lockProcess(tx, { slug: SLUG }))
    const clauses = Array.from({ length: CLAUSES }, (_, index) => {
      return { id: undefined, words: said(index + 1) }
    })
    const asked = { title: `Text ${round}`, language: 'en', clauses, reason: 'First' } as const
    return must(await draftText(step, process, asked)).text.id
  })
  const words = Array.from({ length: 10 }, (_, index) => `mark${round}x${index + 1}x`)
  const amendments: Amended['amendments'][number][] = []
  for (const [index, change] of changesOf(words).entries()) {
    const person = here(proposers[index % proposers.length])
    const made = await database.transact(async (tx) => {
      const step = await actingAs(ground, tx, person, pin)
      const process = here(await lockProcess(tx, { slug: SLUG }))
      const text = here(await lockText(tx, drafted))
      const asked = { base: 1, changes: [change], reason: 'Because', capacity: 'personal' } as const
      return must(await proposeAmendment(step, { process, text }, asked))
    })
    amendments.push({ id: made.id, word: here(words[index]) })
  }
  return { text: drafted, amendments }
}
