/** SQL for the register of letters. Decides nothing. */
import { held, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { LETTERS_MAX, type Letter, type LetterId, type LetterKind } from './letter.ts'
import { ADVICE, ANSWERS, ITEMS } from './store.ts'

type LetterRow = {
  readonly id: LetterId
  readonly process_id: ProcessId
  readonly kind: LetterKind
  readonly sender: Commitment
  readonly dated: string
  readonly words: Commitment
  readonly link: string | null
  readonly entered_by: PersonId
  readonly role: string
  readonly entered_at: Instant
  readonly due: Instant
  readonly reply: Commitment | null
  readonly replied_by: PersonId | null
  readonly replied_role: string | null
  readonly replied_at: Instant | null
}

const LETTERS = keptTable<LetterRow>({ table: 'letters', noun: 'letter', key: ['id'] })

export const ADVICE_TABLES = [ADVICE, ITEMS, ANSWERS, LETTERS] as const

const own = (db: Read | Tx) => db.withTables<{ readonly letters: LetterRow }>()

function replyFrom({ reply, replied_by, replied_role, replied_at }: LetterRow): Letter['reply'] {
  if (reply === null || replied_by === null || replied_role === null || replied_at === null) {
    return undefined
  }
  return { words: reply, by: replied_by, role: replied_role, at: replied_at }
}

const letterFrom = (row: LetterRow): Letter => ({
  id: row.id,
  process: row.process_id,
  kind: row.kind,
  sender: row.sender,
  dated: row.dated,
  words: row.words,
  link: row.link ?? undefined,
  enteredBy: row.entered_by,
  role: row.role,
  enteredAt: row.entered_at,
  due: row.due,
  reply: replyFrom(row),
})

export async function findLetter(db: Read | Tx, id: LetterId): Promise<Letter | undefined> {
  const query = own(db).selectFrom('letters').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && letterFrom(row)
}

/** Held until the transaction ends: it is answered once. */
export async function lockLetter(tx: Tx, id: LetterId): Promise<Letter | undefined> {
  const query = own(tx).selectFrom('letters').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && letterFrom(row)
}

/** The newest first. */
export const lettersIn = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Letter[]> => {
    const all = own(db).selectFrom('letters').selectAll().where('process_id', '=', process)
    return (await all.orderBy('id', 'desc').limit(LETTERS_MAX).execute()).map(letterFrom)
  },
)

/** To every process, the newest first. */
export async function allLetters(db: Read, most: number): Promise<readonly Letter[]> {
  const all = own(db).selectFrom('letters').selectAll().orderBy('id', 'desc')
  return (await all.limit(most).execute()).map(letterFrom)
}

/** The longest waiting first. */
export async function lettersOwed(db: Read): Promise<readonly Letter[]> {
  const owed = own(db).selectFrom('letters').selectAll().where('replied_at', 'is', null)
  return (await owed.orderBy('id').limit(LETTERS_MAX).execute()).map(letterFrom)
}

export async function saveLetter(tx: Tx, one: Letter, act: Act): Promise<void> {
  const row: LetterRow = {
    id: one.id,
    process_id: one.process,
    kind: one.kind,
    sender: one.sender,
    dated: one.dated,
    words: one.words,
    link: one.link ?? null,
    entered_by: one.enteredBy,
    role: one.role,
    entered_at: one.enteredAt,
    due: one.due,
    reply: one.reply?.words ?? null,
    replied_by: one.reply?.by ?? null,
    replied_role: one.reply?.role ?? null,
    replied_at: one.reply?.at ?? null,
  }
  await keep(tx, LETTERS, row, act)
}
