/**
 * no act is counted twice, and none is swallowed. One person sends the same form, and other
 * forms about the same thing, 50 at once. The twin forgets the key that a form carries.
 */
import { sql } from 'kysely'
import type { Config } from '../src/config.ts'
import { historyOf } from '../src/platform/record/index.ts'
import { openGround } from '../src/serving.ts'
import { countsOf, type Times } from './durability-ledger.ts'
import { post, READ } from './durability-load.ts'
import { peopleAt, siteAt, type Writer } from './durability-server.ts'
import { TWINS } from './durability-twins.ts'
import type { Line } from './index.ts'
import { onBoth, type Play } from './on-both.ts'

/** N of promises.md is 200 rounds; to be grown. */
const ROUNDS = 20
const ROUNDS_OF_TWIN = 2
const AT_ONCE = 50

const GROUPS = ['business', 'civil-society', 'government', 'technical']

export const run = (): Promise<readonly Line[]> =>
  onBoth({
    name: 'R-2 once',
    prefix: 'once-',
    twin: TWINS.forgetsKeys,
    rounds: { sound: ROUNDS, twin: ROUNDS_OF_TWIN },
    play,
    lineOf,
  })

type Figures = {
  readonly submitted: number
  readonly distinct: number
  readonly missing: number
  readonly doubled: number
  /** Rounds after which not exactly one choice was current, or not the last of the record's. */
  readonly unclear: number
}

const isKept = ({ missing, doubled, unclear }: Figures) =>
  missing === 0 && doubled === 0 && unclear === 0

const figure = new Intl.NumberFormat('en-GB')

const lineOf = (name: string, kept: Figures, twin: Figures): Line => ({
  name,
  text:
    `${figure.format(kept.submitted)} submitted in ${ROUNDS} rounds of ${AT_ONCE} at once, ` +
    `${figure.format(kept.distinct)} distinct, ${kept.doubled} doubled, ${kept.missing} missing, ` +
    `${kept.unclear} rounds without exactly one current; twin doubled ${twin.doubled}`,
  ok: isKept(kept),
  sabotage: twin.doubled > 0 ? 'red' : 'green',
})

async function play({ rounds, ...place }: Play): Promise<Figures> {
  const site = await siteAt(place)
  const writers = await peopleAt(site.config, rounds)
  const texts: string[] = []
  site.start()
  try {
    await site.ready()
    for (const writer of writers) texts.push(...(await oneRound(site.url, writer)))
  } finally {
    await site.stop()
  }
  return figuresOf(site.config, writers, texts)
}

/** Three storms by one person; returns the texts that must each be kept exactly once. */
async function oneRound(url: string, writer: Writer): Promise<readonly string[]> {
  const each = Array.from({ length: AT_ONCE }, (_, index) => index)
  const storm = async (
    path: string,
    of: (index: number) => { fields: Record<string, string>; key: string },
  ) => {
    const answers = await Promise.all(
      each.map((index) => post(url, writer, { path, ...of(index) })),
    )
    const other = answers.find((answer) => answer !== 'acknowledged')
    if (other) throw new Error(`${path} was ${other}`)
  }
  const said = (index: number) => `${writer.person} at once ${index}`
  const twice = `${writer.person} pressed ${AT_ONCE} times`
  await storm('/account/interests', (index) => ({
    fields: { work: said(index), ...READ },
    key: `own-key-${index}`,
  }))
  await storm('/account/codes/stakeholder-groups', (index) => ({
    fields: { code: GROUPS[index % GROUPS.length] ?? '', ...READ },
    key: `code-key-${index}`,
  }))
  const fields = { work: twice, ...READ }
  await storm('/account/interests', () => ({ fields, key: 'one-and-the-same' }))
  return [...each.map(said), twice]
}

async function figuresOf(
  config: Config,
  writers: readonly Writer[],
  texts: readonly string[],
): Promise<Figures> {
  const ground = await openGround(config)
  try {
    const { read } = ground.database
    const { rows, entries } = await countsOf(read)
    const more = (times: Times) => texts.filter((text) => (times.get(text) ?? 0) > 1).length
    let unclear = 0
    for (const { person } of writers) {
      const current = await sql<{ code: string }>`
        select code from code_choices
        where person_id = ${person} and scheme = 'stakeholder-groups'
      `.execute(read)
      const asked = { actor: person, act: 'code.choose', limit: AT_ONCE * 2 }
      const history = await historyOf(read, asked)
      const last = history[0]?.entry.clear['code']
      const isClear = current.rows.length === 1 && current.rows[0]?.code === last
      if (!isClear || history.length !== AT_ONCE) unclear++
    }
    return {
      submitted: writers.length * AT_ONCE * 3,
      distinct: texts.length + writers.length * AT_ONCE,
      missing: texts.filter((text) => !rows.has(text) || !entries.has(text)).length,
      doubled: Math.max(more(rows), more(entries)),
      unclear,
    }
  } finally {
    await ground.close()
  }
}
