/** Hostile input by every form about a draft: a clear answer, nothing kept by halves, no markup. */
import { expect, test, vi } from 'vitest'
import { attempts } from '../../../test/course/attempts.ts'
import { CANARY, said } from '../../../test/course/turn.ts'
import type { Fields, Visitor } from '../../../test/world.ts'
import { CONSENT } from '../dockets/place.test.fixtures.ts'
import { historyOf } from '../../platform/record/index.ts'
import { hours } from '../../platform/values.ts'
import { aSpokesperson, begun, draftOf, inDays, local, mailTo, wait } from './asking.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

const CLEAR = new Set([200, 303, 400, 403, 404, 405, 409, 413, 415, 422, 429])
/** Every form gets a part of them, and each is used; on PostgreSQL each try costs more. */
const TRIES_EACH = { sqlite: 3, postgres: 12 } as const

type Form = { readonly path: string; readonly by: Visitor; readonly fields: Fields }

async function allForms() {
  const asking = await aSpokesperson()
  const { world, member } = asking
  const draft = await begun(asking, { colleagues: 'ana@acme.example, ben@acme.example' })
  const { link } = await mailTo(world, 'ana@acme.example')
  const invitation = /name="invitation" value="([^"]+)"/.exec(await member.text(draft))?.[1] ?? ''
  const own = (form: string, fields: Fields): Form => ({
    path: `${draft}/${form}`,
    by: member,
    fields,
  })
  const words = said()
  wait(world, hours(1))
  const forms: readonly Form[] = [
    { path: '/colleagues', by: member, fields: draftOf(asking, { words, note: words }) },
    own('versions', { words, ...local(inDays(world, 6)) }),
    own('invitations', { colleagues: 'new@acme.example' }),
    own('revocations', { invitation }),
    own('comments', { version: '1', words }),
    own('submissions', CONSENT),
    own('withdrawals', {}),
    {
      path: `${link}/answers`,
      by: world.stranger,
      fields: { version: '1', answer: 'object', words },
    },
    { path: `${link}/departures`, by: world.stranger, fields: {} },
    own('answers', { version: '1', answer: 'approve' }),
    own('departures', {}),
  ]
  return { ...asking, forms }
}

test('no form about a draft breaks, or puts anything on the record but a submission', async () => {
  const { world, forms } = await allForms()
  const each = TRIES_EACH[world.database.engine]
  const newest = async () => (await historyOf(world.database.read, { limit: 1 }))[0]?.index
  const before = await newest()
  const faults: unknown[] = []
  for (const [number, { path, by, fields }] of forms.entries()) {
    for (const [index, { named, ...request }] of [...attempts(fields, number)].entries()) {
      if ((index + number) % each !== 0) continue
      const { kept, recorded, value } = await world.rehearse(() => by.send(path, request))
      const text = await value.text()
      if (!kept && !CLEAR.has(value.status)) faults.push([path, named, value.status])
      if (CANARY.test(text)) faults.push([path, named, 'markup'])
      if (recorded) faults.push([path, named, 'recorded'])
    }
  }
  expect(faults).toEqual([])
  expect(await newest()).toBe(before)
})

test('what was typed comes back with each form that is refused', async () => {
  const { forms } = await allForms()
  const escaped = said().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  const start = escaped.slice(0, 60)
  for (const { path, by, fields } of forms) {
    if (!('words' in fields)) continue
    const spoilt = { ...fields, words: `${String(fields['words'])}\0` }
    const answer = await by.post(path, spoilt)
    expect([path, answer.status]).toEqual([path, 400])
    expect(await answer.text()).toContain(start)
  }
})
