/** For tests: an open docket, somebody who speaks for a company, and the mails that she sends. */
import { expect } from 'vitest'
import type { Fields, Visitor, World } from '../../../test/world.ts'
import { after, days, type Duration, type Instant } from '../../platform/values.ts'
import { anOpenDocket, type Open } from '../dockets/place.test.fixtures.ts'

export type Asking = Open & {
  readonly capacity: string
  readonly docket: string
}

/** The member of the table, for a company of hers. */
export async function aSpokesperson(): Promise<Asking> {
  const open = await anOpenDocket()
  const { member, path } = open
  await member.post('/account/affiliations', { organisation: 'Acme Ltd', permanence: '1' })
  const capacity = /value="(org:[^"]+)"/.exec(await member.text(path))?.[1] ?? ''
  return { ...open, capacity, docket: path.replace('/dockets/', '') }
}

/** As the field of a form takes it. */
export const local = (at: Instant) => ({
  deadline: new Date(at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length),
  deadlineZone: 'UTC',
})

export const inDays = ({ clock }: World, count: number): Instant => after(clock.now(), days(count))

export const WORDS = 'Acme asks for a label that lasts.'
export const ADDRESSES = ['ana@acme.example', 'ben@acme.example', 'law@firm.example']

export const draftOf = ({ world, capacity, docket }: Asking, more: Fields = {}): Fields => ({
  docket,
  as: capacity,
  words: WORDS,
  note: 'Is this right?',
  colleagues: 'Ana Silva <ana@acme.example>, ben@acme.example\nlaw@firm.example',
  rule: 'silence',
  language: 'en',
  ...local(inDays(world, 5)),
  ...more,
})

/** Begun, and the path of its page. */
export async function begun(asking: Asking, more: Fields = {}): Promise<string> {
  const answer = await asking.member.post('/colleagues', draftOf(asking, more))
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

/** What the newest mail to an address says, and the path of its link. */
export async function mailTo({ mails }: World, address: string) {
  const mail = (await mails()).find((one) => one.to === address)
  const link = /\/asked\/[0-9a-f]+/.exec(mail?.text ?? '')?.[0] ?? ''
  return { subject: mail?.subject ?? '', text: mail?.text ?? '', link }
}

type Fate = 'sent' | 'failed'
type Tables = {
  outbox: { state: Fate; recipient: string; next_at: Instant; bounced: Instant | null }
}

/** As the worker marks what a server took, or refused for good. */
export async function deliver({ database }: World, address: string, state: Fate = 'sent') {
  await database.transact(async (tx, now) => {
    const rows = tx.withTables<Tables>().updateTable('outbox').set({ state, next_at: now })
    await rows.where('recipient', '=', address).execute()
  })
}

/** As a report of a later server marks what the first one took. */
export async function comeBack({ database }: World, address: string) {
  await database.transact(async (tx, now) => {
    const rows = tx.withTables<Tables>().updateTable('outbox').set({ bounced: now })
    await rows.where('recipient', '=', address).execute()
  })
}

export const says = (visitor: Visitor, link: string, fields: Fields) =>
  visitor.post(`${link}/answers`, { version: '1', ...fields })

export const wait = ({ clock }: World, span: Duration) => clock.set(after(clock.now(), span))
