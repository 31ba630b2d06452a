/** Journey 6: a sceptic takes the record home, checks it with others' programs, recounts a call. */
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { outsiders, type Outsider } from '../../promises/record-outsiders.ts'
import { aContext, BOTH_WAYS, hasBrowser, said, serveDemo, type ServedDemo } from './site.ts'

const LENGTH_BYTES = 2
/** What the page says may be copied is not followed further than this. */
const FILES_MAX = 1_000

/** As the page tells: each address of the list, kept under its path below `/record/`. */
async function takesHome(page: Page, { url }: ServedDemo): Promise<string> {
  await page.goto('/record')
  const told = await page.locator('main').innerText()
  expect(told).toContain(`--input-file=${url}/record/files`)
  const list = (await (await fetch(`${url}/record/files`)).text()).trim().split('\n')
  expect(list.length).toBeLessThan(FILES_MAX)
  const folder = await mkdtemp(join(inject('folder'), 'home-'))
  for (const address of list) {
    const file = join(folder, address.replace(`${url}/record/`, ''))
    await mkdir(dirname(file), { recursive: true })
    const answer = await fetch(address)
    expect(answer.status).toBe(200)
    await writeFile(file, Buffer.from(await answer.arrayBuffer()))
  }
  return folder
}

/** Entry bundles of tlog-tiles: each entry after its length in two bytes, the first byte first. */
async function entriesAt(folder: string): Promise<readonly Record<string, unknown>[]> {
  const below = join(folder, 'tile', 'entries')
  const files = (await readdir(below, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort()
  const entries: Record<string, unknown>[] = []
  for (const file of files) {
    const bytes = await readFile(file)
    for (let at = 0; at < bytes.length;) {
      const end = at + LENGTH_BYTES + bytes.readUInt16BE(at)
      entries.push(JSON.parse(bytes.subarray(at + LENGTH_BYTES, end).toString('utf8')))
      at = end
    }
  }
  return entries
}

const COLUMNS = ['support', 'accept', 'reserve', 'none', 'object'] as const
type Counts = Record<string, readonly number[]>

/** By hand, from what the entries say: who was counted, and what each of them said last. */
function recounted(entries: readonly Record<string, unknown>[], call: string): Counts {
  const groups = new Map<string, string>()
  const last = new Map<string, string>()
  for (const { obj, act, actor, choice, members } of entries) {
    if (obj !== `call:${call}`) continue
    if (act === 'call.enrol' && Array.isArray(members)) {
      for (const line of members) {
        const [person = '', group = ''] = String(line).split('=')
        groups.set(person, group)
      }
    }
    if (act === 'position.state') last.set(String(actor), String(choice))
  }
  const counts = new Map<string, number[]>()
  for (const [person, group] of groups) {
    const row = counts.get(group) ?? COLUMNS.map(() => 0)
    const column = COLUMNS.findIndex((choice) => choice === (last.get(person) ?? 'none'))
    counts.set(
      group,
      row.map((count, index) => (index === column ? count + 1 : count)),
    )
  }
  return Object.fromEntries(counts)
}

const GROUPS: Readonly<Record<string, string>> = {
  Academia: 'academia',
  Business: 'business',
  'Civil society': 'civil-society',
  Government: 'government',
  'Technical community': 'technical',
}

/** The table that the page of the call shows beside its bars. */
async function shownOn(page: Page): Promise<Counts> {
  await page.locator('#stands summary').first().click()
  const rows = page.getByRole('table', { name: 'Members, by group' }).locator('tbody tr')
  const read = await rows.evaluateAll((lines) =>
    lines.map((line) => [...line.children].map((cell) => cell.textContent)),
  )
  return Object.fromEntries(
    read.map(([name = '', ...numbers]) => [GROUPS[name] ?? name, numbers.map(Number)]),
  )
}

/** One letter of one entry, as somebody might want it to have been. */
async function bent(folder: string): Promise<void> {
  const file = join(folder, 'tile', 'entries', '000')
  const bytes = await readFile(file)
  bytes[200] = (bytes[200] ?? 0) ^ 1
  await writeFile(file, bytes)
}

const programs = hasBrowser ? outsiders(join(inject('folder'), 'outsiders')) : []
const nameOf = (program: Outsider) =>
  program.kind === 'present' ? program.name : `${program.name}: left out, ${program.why}`

for (const way of BOTH_WAYS) {
  test.skipIf(!hasBrowser)(
    `a call counted from the downloaded entries is what its page says (${said(way)})`,
    async () => {
      const site = await serveDemo()
      const page = await (await aContext(site, way)).newPage()
      const entries = await entriesAt(await takesHome(page, site))
      await page.goto('/processes/labels')
      await page.locator('#now a[href*="/calls/"]').first().click()
      const call = new URL(page.url()).pathname.replace('/calls/', '')
      const counts = recounted(entries, call)
      expect(Object.keys(counts)).toHaveLength(5)
      expect(counts).toEqual(await shownOn(page))
      await page.goto(`/calls/${call}/recount`)
      expect(await page.getByRole('status').innerText()).toBe('The two counts agree.')
    },
  )
}

for (const program of programs) {
  test.skipIf(program.kind === 'absent')(
    `a program by others accepts the downloaded record, and not a bent one (${nameOf(program)})`,
    async () => {
      if (program.kind === 'absent') return
      const site = await serveDemo()
      const page = await (
        await aContext(site, { scripts: false, width: 1280, prefix: '' })
      ).newPage()
      const folder = await takesHome(page, site)
      expect(program.accepts(folder)).toBe(true)
      await bent(folder)
      expect(program.accepts(folder)).toBe(false)
    },
  )
}
