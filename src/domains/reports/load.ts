/** Loads what the pages of reports show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import { MODERATORS } from '../discussions/index.ts'
import {
  findPeople,
  isStaff,
  namesOf,
  type Actor,
  type Commitment,
  type Named,
  type PersonId,
} from '../people/index.ts'
import { CASES_SHOWN, type Case, type CaseId, type Report } from './report.ts'
import { findReported, type Found, type Reportable } from './reportable.ts'
import { inTurn, mayReport, numbersOf, officeOver, type Numbers } from './rules.ts'
import {
  casesById,
  casesOpen,
  countCases,
  findCase,
  reportsBy,
  reportsOf,
  voicesOf,
} from './store.ts'

export type CaseAt = {
  readonly one: Case
  readonly found: Found
  /** How many have reported it. */
  readonly count: number
}

/**
 * What somebody may decide about, in turn: everything for the secretariat, of their own bodies for
 * officers. Their own words are never among it.
 */
export async function casesFor(
  read: Read,
  reportables: readonly Reportable[],
  actor: Actor | undefined,
  most: number = CASES_SHOWN,
): Promise<readonly CaseAt[]> {
  const offices = actor?.roles.filter(({ role }) => MODERATORS.has(role)) ?? []
  if (!actor || offices.length === 0) return []
  const bodies = isStaff(actor) ? undefined : offices.map(({ body }) => body)
  const open = await casesOpen(read, bodies)
  const voices = await voicesOf(
    read,
    open.map(({ id }) => id),
  )
  const lines: CaseAt[] = []
  for (const one of inTurn(open, voices)) {
    if (lines.length >= most) break
    const found = await findReported(read, reportables, one.thing, undefined)
    if (!found || found.words === undefined || officeOver(found, actor) === undefined) continue
    lines.push({ one, found, count: voices.filter((voice) => voice.case === one.id).length })
  }
  return lines
}

/** A report of one's own, and what came of it. */
export type OwnReport = {
  readonly report: Report
  readonly one: Case | undefined
  readonly found: Found | undefined
}

type Said = { readonly words: Words; readonly names: ReadonlyMap<PersonId, Named> }

export type ReportsShown = Said & {
  readonly numbers: Numbers | undefined
  readonly own: readonly OwnReport[]
  readonly waiting: readonly CaseAt[]
  readonly viewer: Actor | undefined
}

async function said(
  read: Read,
  all: readonly Found[],
  more: readonly PersonId[] = [],
): Promise<Said> {
  const titles = all.map(({ place }): Commitment => place.title)
  const people = [...all.flatMap(({ author }) => author ?? []), ...more]
  return {
    words: await wordsOf(read, [...new Set(titles)]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
  }
}

async function ownReports(
  read: Read,
  reportables: readonly Reportable[],
  { person }: Actor,
): Promise<readonly OwnReport[]> {
  const reports = await reportsBy(read, person)
  const cases = await casesById(read, [...new Set(reports.map((report) => report.case))])
  return Promise.all(
    reports.map(async (report) => ({
      report,
      one: cases.get(report.case),
      found: await findReported(read, reportables, report.thing, person),
    })),
  )
}

export async function loadReports(
  read: Read,
  reportables: readonly Reportable[],
  viewer: Actor | undefined,
): Promise<ReportsShown> {
  const own = viewer ? await ownReports(read, reportables, viewer) : []
  const waiting = await casesFor(read, reportables, viewer)
  const all = [...own, ...waiting].flatMap(({ found }) => found ?? [])
  const numbers = numbersOf(await countCases(read))
  return { ...(await said(read, all)), numbers, own, waiting, viewer }
}

export type ThingShown = Said & {
  readonly found: Found
  readonly viewer: Actor | undefined
  readonly may: ReturnType<typeof mayReport>
}

/** Nothing for whoever may not read it. */
export async function loadThing(
  read: Read,
  reportables: readonly Reportable[],
  thing: Report['thing'],
  viewer: Actor | undefined,
): Promise<ThingShown | undefined> {
  const found = await findReported(read, reportables, thing, viewer?.person)
  return found && { ...(await said(read, [found])), found, viewer, may: mayReport(found, viewer) }
}

export type CaseShown = Said & {
  readonly one: Case
  readonly found: Found
  readonly reports: readonly Report[]
  readonly viewer: Actor
}

/** Nothing for whoever could not remove it, and nothing for its author. */
export async function loadCase(
  read: Read,
  reportables: readonly Reportable[],
  id: CaseId,
  viewer: Actor | undefined,
): Promise<CaseShown | undefined> {
  const one = await findCase(read, id)
  const found = one && (await findReported(read, reportables, one.thing, undefined))
  if (!viewer || !found || officeOver(found, viewer) === undefined) return undefined
  const reports = await reportsOf(read, id)
  const reporters = reports.map(({ reporter }) => reporter)
  return { ...(await said(read, [found], reporters)), one, found, reports, viewer }
}
