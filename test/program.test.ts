/** The program is few files, and still finds what lies beside its modules, and names them. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProgram } from '../bin/program.mjs'
import { sourced } from '../src/platform/traces.ts'

const MAIN = `/** Says what a module knows of its place. */
const { look } = await import('./deep/looking.ts')
console.log(JSON.stringify(await look()))
`

const LOOKING = `/** Looks around. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'

const THREAD = join(import.meta.dirname, \`saying-thread\${extname(import.meta.filename)}\`)

export const look = async () => ({
  url: readFileSync(new URL('./words.txt', import.meta.url), 'utf8'),
  folder: import.meta.dirname,
  file: import.meta.filename,
  isColon: /^[：]$/.test('：'),
  trace: traceOf(),
  thread: (await once(new Worker(THREAD), 'message'))[0],
})

function traceOf() {
  try {
    // A line that is none of the program's.
    throw new Error('seen')
  } catch (error) {
    return (error as Error).stack
  }
}
`

const THREAD = `/** Says one thing. */
import { parentPort } from 'node:worker_threads'
parentPort.postMessage('heard')
`

let folder: string
let seen: Readonly<Record<string, string>>
const inDist = (name: string) => join(folder, 'dist', name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-program-'))
  await mkdir(join(folder, 'src/deep'), { recursive: true })
  await writeFile(join(folder, 'src/main.ts'), MAIN)
  await writeFile(join(folder, 'src/deep/looking.ts'), LOOKING)
  await writeFile(join(folder, 'src/deep/saying-thread.ts'), THREAD)
  await writeFile(join(folder, 'src/deep/words.txt'), 'some words')
  await makeProgram({ from: folder, out: inDist('') })
  const { stdout } = await promisify(execFile)(process.execPath, [inDist('program/main.js')])
  seen = JSON.parse(stdout)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('a module finds what lay beside it', () => {
  expect(seen).toMatchObject({
    url: 'some words',
    folder: inDist('program/src/deep'),
    file: inDist('program/src/deep/looking.js'),
  })
})

test('a thread that a module starts is there', () => {
  expect(seen['thread']).toBe('heard')
})

test('each file needs one byte a letter, and patterns match as they did', async () => {
  const names = (await readdir(inDist('program'))).filter((name) => name.endsWith('.js'))
  expect(names.length).toBeGreaterThan(1)
  for (const name of names) {
    expect(await readFile(inDist(`program/${name}`), 'utf8')).toMatch(/^[\0-\x7f]*$/)
  }
  expect(seen['isColon']).toBe(true)
})

test('a trace names the source and the line in it', () => {
  expect(seen['trace']).not.toContain('looking.ts')
  const line = LOOKING.split('\n').findIndex((one) => one.includes('new Error')) + 1
  expect(sourced(seen['trace'] ?? '')).toContain(`at traceOf (src/deep/looking.ts:${line})`)
})

test('a place without a map, or outside any program, is left as it is', () => {
  const nowhere = `at f (${pathToFileURL(inDist('program/none.js')).href}:1:2)`
  expect(sourced(nowhere)).toBe(nowhere)
  expect(sourced('at node:fs:12:3')).toBe('at node:fs:12:3')
})
