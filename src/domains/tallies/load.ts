/** Loads what the pages of the numbers show: contributions as they stand now. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { historyOf, wordsOf } from '../../platform/record/index.ts'
import { codesOf, organisationKey, type Code, type Labels } from '../people/index.ts'
import { contributedRef, type Process } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { titleOf, type Text } from '../texts/index.ts'
import { findContributed, uptakeRows, type UptakeRow } from '../uptake/index.ts'
import { releaseFrom, TELL } from './acts.ts'
import { numbersOf, oncePerContribution, unansweredIn, type Sayable } from './rules/numbers.ts'
import type { About, NumbersShown } from './shown.ts'
import {
  RELEASES_SHOWN,
  UNANSWERED_SHOWN,
  type Attribute,
  type Release,
  type Row,
} from './tally.ts'

/** Of the whole process, or of one of its texts. */
export async function loadNumbers(
  read: Read,
  process: Process,
  text?: Text,
): Promise<NumbersShown> {
  const rows = (await uptakeRows(read, process, text?.id)).map(rowFrom)
  const counted = text ? rows : oncePerContribution(rows)
  const codes = await codesSaid(read, process, rows)
  const unanswered = unansweredIn(counted)
  return {
    process,
    about: await aboutOf(read, process, text),
    rows,
    numbers: numbersOf(counted, sayableFrom(codes), organisationKey),
    unanswered,
    words: await wordsIn(read, unanswered.slice(0, UNANSWERED_SHOWN)),
    releases: await releasesOf(read, process),
    labels: new Map(
      [...codes].map(([attribute, all]) => [
        attribute,
        new Map(all.map(({ code, labels }) => [code, labels])),
      ]),
    ),
  }
}

const rowFrom = (row: UptakeRow): Row => ({
  contribution: row.contribution,
  cover: row.cover,
  href: row.href,
  text: row.text,
  clauses: row.clauses,
  at: row.at,
  outcome: row.disposition,
  said: {
    group: row.group,
    region: row.region,
    size: row.size,
    newcomer: row.newcomer === undefined ? undefined : row.newcomer ? 'newcomer' : 'old-hand',
    door: row.door,
  },
  organisation: row.organisation,
})

/** What those that are listed say, or their titles. */
async function wordsIn(read: Read, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>()
  for (const { contribution } of rows) {
    const ref = contributedRef(contribution)
    const found = ref && (await findContributed(read, ref))
    if (found?.said !== undefined) said.set(contribution, found.said)
  }
  const words = await wordsOf(read, [...said.values()])
  return new Map(
    [...said].flatMap(([contribution, of]) => {
      const wording = words.get(of)
      return wording.kind === 'text' ? [[contribution, wording.text] as const] : []
    }),
  )
}

type Said = Pick<Code, 'code' | 'retired'> & { readonly labels: Labels }

/** Lists from which people choose: those of them of which somebody here chose anything. */
const LISTS = { region: ['regions', 'icann-regions'], size: ['organisation-sizes'] } as const

async function codesSaid(
  read: Read,
  process: Process,
  rows: readonly Row[],
): Promise<ReadonlyMap<Attribute, readonly Said[]>> {
  const { grouping } = await templateOf(read, process.pin)
  const groups = grouping.kind === 'none' ? [] : grouping.groups
  const said = new Map<Attribute, readonly Said[]>([
    ['group', groups.map(({ id, label }) => ({ code: id, labels: label, retired: false }))],
  ])
  for (const attribute of ['region', 'size'] as const) {
    const chosen = new Set(rows.map((row) => row.said[attribute]))
    const codes: Said[] = []
    for (const scheme of LISTS[attribute]) {
      const all = await codesOf(read, scheme)
      if (all.some(({ code }) => chosen.has(code))) codes.push(...all)
    }
    said.set(attribute, codes)
  }
  return said
}

/** What can still be said: a code that was given up is shown where somebody said it. */
const sayableFrom = (codes: ReadonlyMap<Attribute, readonly Said[]>): Sayable =>
  Object.fromEntries(
    [...codes].map(([attribute, all]) => [
      attribute,
      all.filter(({ retired }) => !retired).map(({ code }) => code),
    ]),
  )

async function aboutOf(read: Read, process: Process, text: Text | undefined): Promise<About> {
  const wording = (await wordsOf(read, [process.title])).get(process.title)
  const own = {
    title: wording.kind === 'text' ? wording.text : process.slug,
    path: `/processes/${process.slug}`,
  }
  return text
    ? { title: await titleOf(read, text), path: `/texts/${text.id}`, within: own }
    : { ...own, within: undefined }
}

async function releasesOf(read: Read, { id }: Process): Promise<readonly Release[]> {
  const asked = { obj: `process:${id}`, act: TELL, limit: RELEASES_SHOWN }
  return (await historyOf(read, asked)).flatMap(({ entry }) => releaseFrom(entry.clear) ?? [])
}
