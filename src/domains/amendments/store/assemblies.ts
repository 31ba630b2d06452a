/** SQL for an editor's own decisions, which no page of anybody else shows. Decides nothing. */
import { json, type Read, type Tx } from '../../../platform/db/index.ts'
import type { PersonId, PrivateWords } from '../../people/index.ts'
import type { TextId } from '../../texts/index.ts'
import { STEPS_MAX, type DecisionStep } from '../assembly.ts'
import { own } from '../tables.ts'
import { decisionFrom } from './stored.ts'

export type Sitting = { readonly text: TextId; readonly person: PersonId }

const table = (db: Read | Tx, { text, person }: Sitting) =>
  own(db)
    .selectFrom('assembly_steps')
    .selectAll()
    .where('text_id', '=', text)
    .where('person_id', '=', person)

/** In the order in which they were made. */
export async function stepsOf(db: Read | Tx, sitting: Sitting): Promise<readonly DecisionStep[]> {
  const rows = await table(db, sitting).orderBy('number').limit(STEPS_MAX).execute()
  return rows.map(({ number, amendment_id: amendment, base, decision, at }) => {
    return { number, amendment, base, decision: decisionFrom(decision), at }
  })
}

export async function addStep(
  tx: Tx,
  { text, person }: Sitting,
  { amendment, base, decision, at }: Omit<DecisionStep, 'number'>,
): Promise<void> {
  const last = await table(tx, { text, person }).orderBy('number', 'desc').executeTakeFirst()
  const row = {
    text_id: text,
    person_id: person,
    number: (last?.number ?? 0) + 1,
    amendment_id: amendment,
    base,
    decision: json(decision),
    at,
  }
  await own(tx).insertInto('assembly_steps').values(row).execute()
}

/** The last one, or all of them. */
export async function takeBack(tx: Tx, sitting: Sitting, all: boolean): Promise<void> {
  const last = await table(tx, sitting).orderBy('number', 'desc').executeTakeFirst()
  if (!last) return
  await own(tx)
    .deleteFrom('assembly_steps')
    .where('text_id', '=', sitting.text)
    .where('person_id', '=', sitting.person)
    .where('number', '>=', all ? 0 : last.number)
    .execute()
}

/** For their own export; when they have their words erased, these go too. */
export const assembledWords: PrivateWords = {
  of: async (read, person) => {
    const all = own(read).selectFrom('assembly_steps').selectAll()
    const rows = await all.where('person_id', '=', person).limit(STEPS_MAX).execute()
    return Object.fromEntries(
      rows.map(({ text_id: text, number, decision }) => [`assembly:${text}:${number}`, decision]),
    )
  },
  forget: async (tx, person) => {
    await own(tx).deleteFrom('assembly_steps').where('person_id', '=', person).execute()
  },
}
