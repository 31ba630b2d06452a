/** Organisations that ratify later, and dockets told from sources, on a real database. */
import { expect, test } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { after, days, instant } from '../../platform/values.ts'
import { beginProcess, moveProcess } from '../processes/index.ts'
import { type By, publishToProcess, type Step } from '../processes/index.ts'
import { findPins, latestOf } from '../templates/index.ts'
import { value } from '../texts/table.fixtures.ts'
import { anOpenDocket, CLOSES, comment, faults, READ } from './place.test.fixtures.ts'
import { closeDocket, draftDocket, openDocket, reportDocket } from './steps/dockets.ts'
import { enterSubmission, ratifySubmission } from './steps/submissions.ts'

test('T-16: for an organisation, pending at first, ratified 15–0–0 by who sent it', async () => {
  const { world, path, member, table } = await anOpenDocket()
  await member.post('/account/affiliations', { organisation: 'User association', permanence: '1' })
  const option = /value="(org:[^"]+)"/.exec(await member.text(path))?.[1] ?? ''
  const words = comment('For all users.', { as: option, pending: '1' })
  const sent = await member.post(`${path}/submissions`, words)
  const at = sent.headers.get('location') ?? ''
  expect(await world.stranger.text(at)).toContain('pending ratification')
  expect(await world.stranger.text(at)).toContain('User association')

  world.clock.set(after(CLOSES, days(5)))
  const mia = await world.as(table.people.member)
  const votes = { inFavour: '15', against: '0', abstaining: '0' }
  const ratify = (visitor: Visitor, fields: Fields) => visitor.post(`${at}/ratifications`, fields)
  const stan = await world.as(table.people.stranger)
  expect((await ratify(stan, { ...votes, ...READ })).status).toBe(422)
  const failed = await ratify(mia, { ...votes, inFavour: '7', against: '8' })
  expect(failed.status).toBe(422)
  expect(await failed.text()).toContain('value="7"')
  expect((await ratify(mia, { ...votes, against: '' })).status).toBe(400)
  expect((await ratify(mia, votes)).status).toBe(303)
  const page = await world.stranger.text(at)
  expect(page).toContain('ratified 15–0–0')
  expect(page).not.toContain('<span class="tag">late</span>')
  expect((await ratify(mia, votes)).status).toBe(422)
  expect(await faults(world)).toEqual([])
})

test('a real docket is told from its sources: unknown contributors, ratified later', async () => {
  const world = await aWorld({ now: instant('2019-04-25T00:00Z') })
  const reported = { source: 'MSM-6', on: '2019-06-13' }
  const by: By = { kind: 'importer', reported }
  const told = <Value>(work: (step: Step) => Promise<Value>): Promise<Value> =>
    world.database.transact((tx, now) => work({ tx, clock: world.clock, now, by, via: 'import' }))
  const begun = await told(async (step) => {
    const pin = latestOf(await findPins(step.tx), 'issue-programme')
    if (!pin) throw new Error('no template')
    const [title, question] = ['Evolving', 'How do we decide?']
    const asked = { slug: 'evolving', title, question, pin, practice: false }
    return value(await beginProcess(step, asked))
  })
  const process = await told(async (step) =>
    value(await moveProcess(step, begun, { to: 'comment-issues' }, [])),
  )
  const list = {
    artefact: 'draft-issue-list',
    title: 'Draft list',
    href: 'https://example.org/list',
  }
  const document = await told(async (step) => value(await publishToProcess(step, process, list)))
  const docket = await told(async (step) => {
    const subject = { kind: 'document', document: document.id } as const
    const asked = {
      title: 'Draft list of problems',
      asks: 'Comment.',
      windowKind: 'comment',
      subject,
    }
    const drafted = value(await draftDocket(step, process, asked))
    const opening = { closesOn: '2019-06-13', published: ['en'] as const }
    return value(await openDocket(step, { process, docket: drafted }, opening))
  })
  world.clock.set(instant('2019-06-13T12:00Z'))
  const paraphrase = true
  const alac = await told(async (step) => {
    const from = { contributor: 'ALAC', words: 'Four kinds.', group: 'advisory-committees' }
    const sent = {
      ...from,
      paraphrase,
      pending: true,
      reported: { source: 'MSM-7', on: '2019-06-13' },
    }
    await enterSubmission(step, { process, docket }, { paraphrase, reported })
    return value(await enterSubmission(step, { process, docket }, sent))
  })
  world.clock.set(instant('2019-06-18T12:00Z'))
  await told(async (step) => {
    const votes = { inFavour: 15, against: 0, abstaining: 0 }
    value(await ratifySubmission(step, { process, docket, submission: alac }, votes))
    const closed = value(await closeDocket(step, { process, docket }))
    const report = { title: 'Staff report', href: 'https://example.org/report' }
    value(await reportDocket(step, { process, docket: closed }, report))
  })
  const page = await world.stranger.text(`/dockets/${docket.id}`)
  expect(page).toContain('Contributor unknown')
  expect(page).toContain('ratified 15–0–0')
  expect(page).toContain('paraphrased by the source')
  expect(page).not.toContain('<span class="tag">late</span>')
  expect(page).not.toContain('<form')
  const acts = await world.acts('submission.enter')
  expect(acts.map(({ entry }) => [entry.actor, entry.via, entry.clear['known']])).toEqual([
    ['role:importer', 'import', false],
    ['role:importer', 'import', true],
  ])
  expect(await faults(world)).toEqual([])
})
