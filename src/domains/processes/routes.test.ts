/** Processes over HTTP on a real database: what a person sees, and what is recorded. */
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { after, days, instant } from '../../platform/values.ts'
import { PROGRAMME } from '../templates/templates.fixtures.ts'
import { importer } from './processes.fixtures.ts'
import { aSite, PEOPLE, person, type Who } from './site.fixtures.ts'
import { moveProcess, overrideProcess, publishToProcess } from './steps.ts'
import { openWindowIn } from './steps-windows.ts'
import { findProcess } from './store.ts'
import { findWindow } from './store-windows.ts'

const proposal = { artefact: 'issue-proposal', title: 'The proposal', href: '/issues/1' }

/** A process in its public comment, with a window of five weeks. */
async function consulting() {
  const site = await aSite()
  let process = await site.begin()
  while (process.state.kind === 'running' && process.state.stage !== 'public-consultation') {
    const before = process
    process = await site.step(person('facilitator'), (step) =>
      overrideProcess(step, before, 'Played for a test.', []),
    )
  }
  const window = await site.step(person('facilitator'), (step) =>
    openWindowIn(step, process, {
      kind: 'comment',
      serves: `process:${process.id}`,
      closesOn: '2026-04-06',
      published: ['en', 'fr', 'es'],
    }),
  )
  return { ...site, process, window }
}

test('anybody reads the question, who has the last word, the gate and the rule', async () => {
  const site = await aSite()
  await site.begin()
  const page = await site.get('/processes/labels')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Labels for &lt;connected> things')
  expect(page.text).toContain('What should a buyer be able to read on the box?')
  expect(page.text).toContain('by the rule of consensus they adopted themselves')
  expect(page.text).toContain('The proposal names the problem')
  expect(page.text).toContain('not yet; waits for: proposer')
  expect(page.text).not.toContain('<form')

  const rule = await site.get('/processes/labels/rule')
  expect(rule.text).toContain('Nobody approves who joins')
  expect(rule.text).toContain('Open for at least 4 weeks [CA-3]')
})

test('every page can be read in every language, and none falls back to a key', async () => {
  const { get, begin, step } = await aSite()
  await begin()
  const told = await begin({ slug: 'evolving', pin: PROGRAMME.pin, practice: false }, importer)
  const to = { to: 'comment-issues' }
  const moved = await step(importer, (one) => moveProcess(one, told, to, []))
  const asked = { kind: 'comment', serves: 'docket:1', closesOn: undefined, published: [] } as const
  const window = await step(importer, (one) => openWindowIn(one, moved, asked))
  const paths = [
    '/processes',
    ...['labels', 'evolving'].flatMap((slug) =>
      ['', '/rule', '/record', '/stage'].map((page) => `/processes/${slug}${page}`),
    ),
    '/templates',
    '/templates/compare?one=convening&other=issue-programme',
    '/templates/convening',
    '/templates/issue-programme/1.2',
    `/windows/${window.id}`,
  ]
  for (const language of LANGUAGES)
    for (const path of paths) {
      const { status, text } = await get(`/${language}${path}`, 'facilitator')
      expect([path, language, status]).toEqual([path, language, 200])
      expect(text).not.toMatch(/processes\.[a-z]+\.[a-z]/)
    }
})

test('the machine twin has the gate with its numbers', async () => {
  const site = await aSite()
  await site.begin()
  const twin = JSON.parse((await site.get('/processes/labels.json')).text)
  expect(twin).toMatchObject({
    slug: 'labels',
    stage: 'intake',
    gate: { met: false, standing: { kind: 'known', short: 1 } },
  })
  const template = JSON.parse((await site.get('/templates/convening.json')).text)
  expect(template.pin.version).toBe('1.6')
})

test('a shut gate is refused with what is missing, and nothing is recorded', async () => {
  const site = await aSite()
  const begun = await site.begin()
  const answer = await site.post(
    '/processes/labels/stage-moves',
    { to: 'screening' },
    'facilitator',
  )
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('1 condition does not hold yet')
  expect(await site.acts(begun)).toHaveLength(1)
})

test('the gate holds: the officer moves the process on, and the page says so', async () => {
  const site = await aSite()
  const begun = await site.begin()
  await site.step(person('staff'), (step) => publishToProcess(step, begun, proposal))
  const moves = '/processes/labels/stage-moves'
  expect((await site.post(moves, { to: 'screening' }, 'secretary')).status).toBe(303)
  const page = await site.get('/processes/labels')
  expect(page.text).toContain('Issue intake: ended, all conditions held')
  expect(page.text).toContain('The screening is published with its reasons')
})

test('an unmet gate is overridden with a reason, and the line is public', async () => {
  const site = await aSite()
  const begun = await site.begin()
  const path = '/processes/labels/overrides'
  const empty = await site.post(path, { reason: '' }, 'facilitator')
  expect(empty.status).toBe(400)
  const reason = 'The proposal was read out at the meeting.'
  expect((await site.post(path, { reason }, 'facilitator')).status).toBe(303)
  const page = await site.get('/processes/labels')
  expect(page.text).toContain('Issue intake: ended without its conditions')
  expect(page.text).toContain(reason)
  expect((await site.acts(begun)).map(({ act }) => act)).toContain('steward.override')
})

test('who holds no role sees no form and cannot post one', async () => {
  const site = await aSite()
  const begun = await site.begin()
  for (const who of ['stranger', 'editor', 'secretary'] satisfies Who[]) {
    const answer = await site.post('/processes/labels/overrides', { reason: 'Because.' }, who)
    expect([who, answer.status]).toEqual([who, 422])
    expect(answer.text).toContain('Only these can do this here: facilitator or chair.')
  }
  expect((await site.get('/processes/labels/stage', 'stranger')).text).not.toContain('<form')
  const out = await site.post('/processes/labels/overrides', { reason: 'Because.' })
  expect(out.status).toBe(422)
  expect(out.text).toContain('Because.')
  expect(await site.acts(begun)).toHaveLength(1)
})

test('before a first act an officer reads what is permanent; both are saved together', async () => {
  const site = await aSite()
  await site.begin()
  expect(PEOPLE.chair.agreed.size).toBe(0)
  const stage = await site.get('/processes/labels/stage', 'chair')
  expect(stage.text).toContain('name="permanence"')
  const path = '/processes/labels/overrides'
  const fields = { reason: 'It was read out.' }
  const unread = await site.post(path, fields, 'chair')
  expect(unread.status).toBe(422)
  expect(unread.text).toContain('It was read out.')
  expect((await site.post(path, { ...fields, permanence: '1' }, 'chair')).status).toBe(303)
  expect((await findProcess(site.database.read, { slug: 'labels' }))?.past).toHaveLength(1)
})

test('the same form sent twice moves a process once', async () => {
  const site = await aSite()
  const begun = await site.begin()
  const fields = { key: 'the-same-key', reason: 'It was read out.' }
  for (const _ of [1, 2]) {
    expect((await site.post('/processes/labels/overrides', fields, 'facilitator')).status).toBe(303)
  }
  expect((await findProcess(site.database.read, { slug: 'labels' }))?.past).toHaveLength(1)
  expect(await site.acts(begun)).toHaveLength(3)
})

test('an extension is shown to everybody with its reason; a shorter one is refused', async () => {
  const { get, post, window, database } = await consulting()
  const path = `/windows/${window.id}/extensions`
  const shorter = await post(path, { to: '2026-04-05', reason: 'Sooner.' }, 'facilitator')
  expect(shorter.status).toBe(422)
  expect(shorter.text).toContain('It already closes on 6 April 2026')
  expect(shorter.text).toContain('Sooner.')

  const fields = { to: '2026-04-20', reason: 'Two groups meet only in April.' }
  expect((await post(path, fields, 'stranger')).status).toBe(422)
  expect((await post(path, fields, 'secretary')).status).toBe(303)
  const page = await get(`/windows/${window.id}`)
  expect(page.text).toContain('Two groups meet only in April.')
  const kept = await findWindow(database.read, window.id)
  expect(kept?.state).toMatchObject({ closes: instant('2026-04-20T23:59Z') })
})

test('after the printed minute nobody extends it any more', async () => {
  const { post, window, at } = await consulting()
  at(instant('2026-04-06T23:59Z'))
  const fields = { to: '2026-04-20', reason: 'Too late.' }
  const late = await post(`/windows/${window.id}/extensions`, fields, 'facilitator')
  expect(late.status).toBe(422)
  expect(late.text).toContain('This closed on')
})

test('a report that was not published in time is shown as missing', async () => {
  const { get, window, at } = await consulting()
  if (window.state.kind !== 'dated') throw new Error('not dated')
  at(after(window.state.closes, days(15)))
  expect((await get('/processes/labels')).text).toContain('Publish the report on comments')
  expect((await get('/processes/labels')).text).toContain('missing')
})

test('a reported process names its source and offers nobody a form', async () => {
  const site = await aSite()
  const begun = await site.begin({ slug: 'evolving', practice: false }, importer)
  await site.step(importer, (step) => moveProcess(step, begun, { to: 'scoping' }, []))
  const page = await site.get('/processes/evolving', 'facilitator')
  expect(page.text).toContain('https://example.org/report')
  expect(page.text).toContain('ended, as sources report')
  expect(page.text).toContain('not judged here; the sources tell what happened')
  expect(page.text).not.toMatch(/✓|○/)
  const answer = await site.post('/processes/evolving/overrides', { reason: 'x' }, 'facilitator')
  expect(answer.status).toBe(422)
})

test('what is not there is absent, whatever is asked of it', async () => {
  const site = await aSite()
  for (const path of [
    '/processes/none',
    '/processes/none/rule',
    '/processes/none/stage',
    '/templates/none',
    '/templates/convening/9.9',
    '/windows/none',
    '/windows/01J0000000000000000000WNDW',
  ]) {
    expect([path, (await site.get(path)).status]).toEqual([path, 404])
  }
  expect((await site.post('/processes/none/overrides', {}, 'facilitator')).status).toBe(404)
})

test('the id that the record names leads to the process', async () => {
  const site = await aSite()
  const begun = await site.begin()
  expect((await site.get(`/processes/${begun.id}`)).status).toBe(303)
})

test('a later domain adds its section for the reader who may see it', async () => {
  const site = await aSite({
    facts: [],
    sections: [
      { place: 'process.main', order: 2, render: async () => undefined },
      {
        place: 'process.documents',
        order: 1,
        render: async (_, process, viewer) => {
          const { h } = await import('preact')
          return h('p', {}, `${process.slug} for ${viewer?.handle ?? 'everybody'}`)
        },
      },
    ],
  })
  await site.begin()
  expect((await site.get('/processes/labels')).text).toContain('labels for everybody')
  expect((await site.get('/processes/labels', 'editor')).text).toContain('labels for person-3')
})
