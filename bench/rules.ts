/**
 * Whether rules stay quick: the gates of a large process judged, and the clocks of a thousand
 * processes caught up after a week down. Fails where a limit is missed. Measures no pages.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { playedClock, seededRandom } from '../src/platform/clock.ts'
import { loadMigrations, openDatabase } from '../src/platform/db/index.ts'
import { joinActs } from '../src/platform/record/index.ts'
import { finishActs } from '../src/platform/record/keep.ts'
import { after, days, instant } from '../src/platform/values.ts'
import {
  beginProcess,
  catchUp,
  type Facts,
  judgeGate,
  ownFacts,
  type Process,
  PROCESS_ACTS,
} from '../src/domains/processes/index.ts'
import { evaluate, type Rule } from '../src/domains/rules/index.ts'
import {
  adoptTemplates,
  checkTemplate,
  pinned,
  shippedTemplate,
  type Stage,
  type Template,
} from '../src/domains/templates/index.ts'

/** Bars of the rules: milliseconds on the machine at hand. */
const GATES_MS_MAX = 5
const CAUGHT_UP_MS_MAX = 2_000

const STAGES = 40
const EXITS = 4
const MEMBERS = 5_000
const PROCESSES = 1_000
const ROUNDS = 60

const noon = instant('2026-03-02T12:00Z')
const sourced = { source: 'a measurement', tag: 'D' }
const convening = shippedTemplate('convening')?.template
if (!convening) throw new Error('no convening')
const words = convening.title
const [model] = convening.stages
if (!model) throw new Error('no stage')

const FACTS = ['objections.unanswered', 'seats.unfilled', 'calls.undesignated'] as const

const aGate = (at: number) => ({
  all: FACTS.map((fact, part) => ({
    ...{ fact, atMost: at + part, says: words, waitsFor: 'chair' },
    ...sourced,
  })),
})

const large: Template = {
  ...convening,
  stages: Array.from({ length: STAGES }, (_, at): Stage => ({
    ...model,
    id: `stage-${at}`,
    gate: aGate(at),
    exits: Array.from({ length: EXITS }, (_, exit) => ({
      ...{ id: `exit-${exit}`, title: words, to: 'concluded', when: aGate(exit) },
    })),
  })),
}

const rule: Rule = {
  all: [
    { share: 'yes', outOf: 'seats', atLeast: '2/3' },
    { spread: 'yes', over: 'group', among: ['a', 'b', 'c', 'd'], atLeast: 3 },
  ],
}
const voices = Array.from({ length: MEMBERS }, (_, at) => ({
  id: `v${at}`,
  parts: { group: 'abcd'[at % 4] ?? 'a' },
  weight: 1,
}))
const ballots = voices.map(({ id }, at) => ({ voice: id, choice: at % 4 === 0 ? 'no' : 'yes' }))

/** The vote of all members counted, and every gate of every stage judged by what it says. */
function judgeAll(process: Process): number {
  const verdict = evaluate(rule, { voices, rounds: [ballots] })
  const given: Facts = {
    'objections.unanswered': { value: verdict.met ? 0 : 1 },
    'seats.unfilled': { value: 1 },
    'calls.undesignated': { value: 2 },
  }
  const own = ownFacts(process, large, { windows: [], documents: [] }, noon)
  const facts = { ...own, ...given }
  let met = 0
  for (const { gate, exits } of large.stages) {
    met += +judgeGate(gate, facts).met
    for (const { when } of exits) met += +(when !== undefined && judgeGate(when, facts).met)
  }
  return met
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

function measureGates(process: Process): number {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    judgeAll(process)
    times.push(performance.now() - start)
  }
  return median(times)
}

const clocked = pinned({
  ...convening,
  template: 'clocked',
  version: '1.0',
  stages: convening.stages.map((stage, at) => ({
    ...stage,
    lasts: at < 2 ? { max: { for: 'P2D', ...sourced } } : {},
    exits:
      at < 2
        ? [
            {
              ...{ id: 'on', title: words, auto: 'on-expiry' as const },
              to: convening.stages[at + 1]?.id ?? 'concluded',
            },
          ]
        : [],
  })),
  duties: [
    {
      ...{ id: 'report', owner: 'secretary', does: words, artefact: 'issue-proposal' },
      trigger: { stage: model.id, is: 'left' },
      within: { for: 'P1D', ...sourced },
    },
  ],
})

/** Three things due in each of a thousand processes: two stages expired, one duty missed. */
async function measureClock(folder: string) {
  const clock = playedClock(noon, seededRandom('rules'))
  const migrations = await loadMigrations(join(import.meta.dirname, '../src'))
  const beforeCommit = finishActs({ clock, acts: joinActs(PROCESS_ACTS), touch: () => undefined })
  const database = await openDatabase({ folder, clock, migrations, beforeCommit })
  try {
    await adoptTemplates(database, [clocked])
    const one = await database.transact(async (tx, now) => {
      const reported = { source: 'https://example.org', on: '2026-03-01' }
      const by = { kind: 'importer', reported } as const
      const step = { tx, clock, now, by, via: 'import' } as const
      let begun: Process | undefined
      for (let at = 0; at < PROCESSES; at++) {
        const asked = { slug: `p-${at}`, title: 'P', question: 'Q', pin: clocked.pin }
        const made = await beginProcess(step, { ...asked, practice: true })
        if (!made.ok) throw new Error(made.refusal.kind)
        begun = made.value
        await tx
          .withTables<{ processes: { id: string; source: string | null } }>()
          .updateTable('processes')
          .set({ source: null })
          .where('id', '=', begun.id)
          .execute()
      }
      return begun
    })
    if (!one) throw new Error('no process')
    clock.set(after(noon, days(7)))
    const start = performance.now()
    const done = await catchUp({ database, clock }, { facts: [] })
    const took = performance.now() - start
    const again = performance.now()
    const more = await catchUp({ database, clock }, { facts: [] })
    return { one, done, took, more, idle: performance.now() - again }
  } finally {
    await database.close()
  }
}

function say(what: string, ms: number, most: number): void {
  const share = (ms / most).toFixed(2)
  console.log(`${what}: ${ms.toFixed(1)} ms, ${share} of the ${most} ms allowed`)
  if (ms > most) process.exitCode = 1
}

const folder = mkdtempSync(join(tmpdir(), 'parley-rules-'))
try {
  const { one, done, took, more, idle } = await measureClock(folder)
  if (done !== 3 * PROCESSES || more !== 0) throw new Error(`did ${done} things, then ${more}`)
  const gates = STAGES * (EXITS + 1)
  say(
    `${gates} gates of ${STAGES} stages, a vote of ${MEMBERS} counted`,
    measureGates(one),
    GATES_MS_MAX,
  )
  say(`${PROCESSES} clocks after a week down, ${done} acts`, took, CAUGHT_UP_MS_MAX)
  console.log(`the same again, nothing due: ${idle.toFixed(1)} ms`)
  const bomb = 'a: '.padEnd(10_000_000, '[')
  const start = performance.now()
  if (checkTemplate(bomb).ok) throw new Error('a template of 10 MB was taken')
  say('a template of 10 MB refused', performance.now() - start, GATES_MS_MAX)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
