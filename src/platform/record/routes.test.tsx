/** The record over HTTP: what anybody sees of it, in words, in bytes, and as files. */
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createApp, createPageCache } from '../http/index.ts'
import { LANGUAGES, openCatalogues } from '../languages/index.ts'
import { keep } from './keep.ts'
import { leafHash, openReceipt, provenBy, readKeys, readProofFile } from './log/index.ts'
import { NOTHING_NAMED } from './naming.ts'
import { prose } from './prose.ts'
import { ACTS, ADA, anAct, aPublishedRecord, aThing, THINGS } from './record.fixtures.ts'
import { redact } from './redact.ts'
import { mountRecord } from './routes.tsx'

const catalogues = openCatalogues(fileURLToPath(new URL('../..', import.meta.url)))
const SECRET = 'Zanzibar-4711'

async function aSite() {
  const world = await aPublishedRecord()
  const site = { name: 'Parley', host: 'Example', url: 'http://parley.test' }
  const app = createApp({
    database: world,
    site: { ...site, nav: [], tools: [], links: [], demo: false, practice: false },
    catalogues,
    cache: createPageCache(),
    secure: false,
    viewerOf: async () => undefined,
    log: pino({ level: 'silent' }),
    mount: [
      mountRecord({
        log: world.log,
        signer: world.signer,
        olderLog: (epoch) => (epoch === '2025' ? world.log : undefined),
        naming: {
          ...NOTHING_NAMED,
          declared: ACTS,
          actorsOf: async () => new Map([[ADA, { name: 'Ada <Lovelace>', path: '/people/ada' }]]),
          pathOf: (obj) => (obj.startsWith('thing:') ? `/things/${obj.slice(6)}` : undefined),
        },
      }),
    ],
  })
  const say = async (id: string, text: string) => {
    const words = prose('words', text, world.clock, ADA)
    const row = aThing(id, { words: words.commitment })
    await world.transact((tx) =>
      keep(tx, THINGS, row, anAct({ obj: `thing:${id}`, parts: [words] })),
    )
  }
  const text = async (path: string) => (await app.request(path)).text()
  const bytes = async (path: string) =>
    new Uint8Array(await (await app.request(path)).arrayBuffer())
  return { ...world, app, say, text, bytes }
}

describe('/record', () => {
  test('shows every entry, newest first, and says when nothing was recorded', async () => {
    const site = await aSite()
    expect(await site.text('/record')).toContain('Nothing has been recorded yet')
    await site.say('a', 'one')
    await site.say('b', 'two')
    const html = await site.text('/record')
    expect(html.indexOf('/record/entries/1"')).toBeLessThan(html.indexOf('/record/entries/0"'))
    expect(html).toContain('Ada &lt;Lovelace')
    expect(html).toContain('/things/b')
    expect(html).toContain('2 more are saved and wait')
  })

  test('shows the checkpoint once there is one, and the way to check it', async () => {
    const site = await aSite()
    await site.say('a', 'one')
    await site.publish()
    const html = await site.text('/record')
    expect(html).toContain('1 entry is published and signed')
    expect(html).toContain('http://parley.test/record/files')
    expect(html).toContain((await site.text('/record/keys')).trim())
  })

  test('is searched by act, actor and object, and turns its pages', async () => {
    const site = await aSite()
    for (let each = 0; each < 52; each++) await site.say(`t${each}`, 'x')
    const json = async (query: string): Promise<{ entries: { index: number }[]; older: string }> =>
      (await site.app.request(`/record.json${query}`)).json()

    expect((await json('?obj=thing:t3')).entries.map(({ index }) => index)).toEqual([3])
    expect((await json('?actor=role:chair')).entries).toEqual([])
    expect((await json('?before=&act=')).entries).toHaveLength(50)
    const { older } = await json('')
    expect(older).toBe('/record?before=2')
    const last = await json('?before=2')
    expect(last.entries.map(({ index }) => index)).toEqual([1, 0])
    expect(last.older).toBeNull()
    expect(await site.text('/record?obj=nothing')).toContain('No entry matches')
  })

  test.each(LANGUAGES)('is there in %s', async (language) => {
    const site = await aSite()
    await site.say('a', 'one')
    await site.publish()
    for (const path of ['/record', '/record/entries/0']) {
      const answer = await site.app.request(`/${language}${path}`)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain(`lang="${language}"`)
    }
  })
})

describe('/record/entries/N', () => {
  test('opens its words, and proves itself against what is published', async () => {
    const site = await aSite()
    await site.say('a', SECRET)
    expect(await site.text('/record/entries/0')).toContain('saved, not yet published')
    await site.publish()
    await site.say('a', 'other')
    const html = await site.text('/record/entries/0')
    expect(html).toContain(SECRET)
    expect(html).toContain('proven in the checkpoint of 1')
    expect(html).toContain('Superseded by')
    const twin = await (await site.app.request('/record/entries/0.json')).json()
    expect(twin).toMatchObject({ index: 0, supersededBy: 1, standing: { kind: 'proven', size: 1 } })
    expect(leafHash(Buffer.from(twin.bytes)).toBase64()).toBe(twin.leaf)
  })

  test('says so in red when the table no longer holds what was published', async () => {
    const site = await aSite()
    await site.say('a', 'one')
    await site.publish()
    await site.transact((tx) =>
      sql`update entries set bytes = replace(bytes, '"web"', '"api"')`.execute(tx),
    )
    const html = await site.text('/record/entries/0')
    expect(html).toContain('not what was published')
    expect(html).not.toContain('/record/receipts/0')
  })

  for (const { basis, says } of [
    { basis: 'gdpr-17', says: 'removed by law' },
    { basis: 'spam', says: 'removed by moderators' },
  ] as const) {
    test(`shows that words were ${says}, and not the words`, async () => {
      const site = await aSite()
      await site.say('a', SECRET)
      await site.text('/record/entries/0')
      const by = { by: 'role:moderator', via: 'web', topics: [] } as const
      await site.transact((tx) => redact(tx, { index: 0, part: 'words', basis, ...by }))
      for (const path of ['/record/entries/0', '/record/entries/0.json', '/record/entries/1']) {
        expect(await site.text(path)).not.toContain(SECRET)
      }
      const html = await site.text('/record/entries/0')
      expect(html).toContain(says)
      expect(html).toContain('Entry 0 still proves that something was here')
      expect(html).toContain('/record/entries/1"')
    })
  }

  test('is absent where there is none, however it is asked for', async () => {
    const site = await aSite()
    await site.say('a', 'one')
    for (const raw of ['1', '00', '-1', '1e0', '99999999999999999', 'x', '0.html']) {
      expect((await site.app.request(`/record/entries/${raw}`)).status).toBe(404)
      expect((await site.app.request(`/record/receipts/${raw}`)).status).toBe(404)
    }
  })
})

test('a receipt is a signed promise first, then a proof that a stranger can check', async () => {
  const site = await aSite()
  await site.say('a', 'one')
  await site.say('b', 'two')
  const promise = await site.bytes('/record/receipts/0')
  await site.publish()
  const [log] = readKeys(await site.bytes('/record/keys')) ?? []
  if (!log) throw new Error('no key')
  const entry = await (await site.app.request('/record/entries/0.json')).json()
  const leaf = leafHash(Buffer.from(entry.bytes))
  expect(openReceipt(promise, log)).toMatchObject({ index: 0, leaf })

  const file = readProofFile(await site.bytes('/record/receipts/0'))
  expect(file && provenBy(file, leaf, { log })).toMatchObject({ size: 2 })
  const other = leafHash(Buffer.from('{}'))
  expect(file && provenBy(file, other, { log })).toBeUndefined()
})

describe('the files of the log', () => {
  test('are served as they lie on disk: tiles for ever, the checkpoint asked anew', async () => {
    const site = await aSite()
    expect((await site.app.request('/record/checkpoint')).status).toBe(404)
    expect((await site.app.request('/record/files')).status).toBe(404)
    await site.say('a', 'one')
    await site.publish()
    const checkpoint = await site.app.request('/record/checkpoint')
    expect(checkpoint.headers.get('cache-control')).toBe('no-cache')
    expect(await checkpoint.text()).toContain('\n1\n')
    const tile = await site.app.request('/record/tile/entries/000.p/1')
    expect(tile.headers.get('cache-control')).toContain('immutable')
    expect(tile.headers.get('content-type')).toBe('application/octet-stream')

    const list = (await site.text('/record/files')).trim().split('\n')
    expect(list).toHaveLength(4)
    for (const url of list) {
      expect((await site.app.request(new URL(url).pathname)).status).toBe(200)
    }
    expect((await site.app.request('/record/2025/checkpoint')).status).toBe(200)
  })

  test('are nothing else on that disk', async () => {
    const site = await aSite()
    await site.say('a', 'one')
    await site.publish()
    for (const path of [
      '/record/tile/../../keys/seed',
      '/record/tile/%2e%2e/%2e%2e/keys/seed',
      '/record/tile/0/000',
      '/record/tile/0/000.p/2',
      '/record/tile/0/x000/000',
      '/record/last-signed',
      '/record/2024/checkpoint',
      '/record/..%2f..%2fparley.sqlite',
    ]) {
      expect((await site.app.request(path)).status).toBe(404)
    }
  })
})
