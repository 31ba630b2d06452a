/** What a reader may do besides the gate, and what speaks against a window. Renders nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findWindowRule, holidaysIn, NO_HOLIDAYS } from '../templates/index.ts'
import type { ProcessView } from './reading.ts'
import { waysOn } from './rules.ts'
import { exitsOf, mayExit, skippable } from './rules-exits.ts'
import { mayStop, mayWalkOut } from './rules-pauses.ts'
import { mayActAs, mayOrWill } from './rules-standing.ts'
import { openAgain } from './rules-reopening.ts'
import { type Reach, type SilenceStanding, silenceStanding } from './rules-silence.ts'
import { type WindowWarning, windowWarnings } from './rules-warnings.ts'
import type { Setting } from './rules-windows.ts'
import type { Hooks } from './section.ts'
import { servedBy, type ServedRefusal } from './served.ts'
import type { Window } from './window.ts'

/** For the forms of the stage page. */
export function maySidestep({ process, template, voiced }: ProcessView, setting: Setting) {
  const ways = waysOn(process, template)
  const skip = skippable(process, template)
  const by = (roles: readonly string[]) => mayOrWill(mayActAs(process, setting.by, roles))
  return {
    exits: exitsOf(process, template)
      .filter((exit) => mayOrWill(mayExit(process, exit, setting)))
      .map(({ id }) => id),
    skip: skip !== undefined && by(skip.optional.skippedBy),
    vary: ways?.stage.variance !== undefined && by(ways.stage.variance.by),
    stop: mayOrWill(mayStop(process, voiced, setting)),
    leave: mayOrWill(mayWalkOut(process, voiced, setting)),
  }
}

/** Holidays of the regions concerned and meetings of other bodies while a window is open. */
export async function warningsOf(
  read: Read,
  { template, process }: ProcessView,
  { state }: Window,
  { meetings }: Pick<Hooks, 'meetings'>,
): Promise<readonly WindowWarning[]> {
  if (state.kind !== 'dated' || process.reported) return []
  const within = { from: state.opens, to: state.closes }
  const met = (await meetings?.meetings(read, within)) ?? []
  const regions = template.regions.map((code) => ({ code, holidays: holidaysIn(code) }))
  return windowWarnings(state, { regions, meetings: met })
}

export type Silence = {
  readonly standing: SilenceStanding
  readonly reaches: readonly Reach[]
}

/** The groups for which somebody may have a window opened again. */
export function reopenable(
  { process, template, holdings, reopened }: ProcessView,
  window: Window,
  { standing, reaches }: Silence,
  setting: Setting,
): readonly string[] {
  const rule = findWindowRule(template, window.kind)
  const { grouping } = template
  if (!rule || standing.kind !== 'failed' || grouping.kind === 'none') return []
  const groups = grouping.groups.map(({ id }) => id)
  const { holidays = NO_HOLIDAYS } = holdings
  const facts = { rule, groups, reaches, now: setting.now, holidays }
  return groups.filter((group) =>
    mayOrWill(openAgain({ process, window }, { group, before: reopened }, facts, setting)),
  )
}

export type Served = { readonly href: string; readonly refusal: ServedRefusal | undefined }

/** Where lies what a window is open for, and why that takes nothing again once it has closed. */
export async function servedOf(
  read: Read,
  window: Window,
  { served = [] }: Pick<Hooks, 'served'>,
): Promise<Served | undefined> {
  const provider = servedBy(served, window)
  if (!provider) return undefined
  const may = await provider.mayContinue(read, window)
  return { href: provider.href(window), refusal: may.ok ? undefined : may.refusal }
}

/** Whom a silent window reached; where nobody sends notices, nobody is known to be reached. */
export async function silenceOf(
  read: Read,
  { template, process, holdings }: ProcessView,
  window: Window,
  { reach, now }: Pick<Hooks, 'reach'> & { readonly now: Instant },
): Promise<Silence> {
  const rule = findWindowRule(template, window.kind)
  const { grouping } = template
  if (!rule?.silenceCheck || process.reported || grouping.kind === 'none') {
    return { standing: { kind: 'not-asked' }, reaches: [] }
  }
  const groups = grouping.groups.map(({ id }) => id)
  const reaches = (await reach?.reach(read, window, now)) ?? []
  const { holidays = NO_HOLIDAYS } = holdings
  const standing = silenceStanding(window, { rule, groups, reaches, now, holidays })
  return { standing, reaches }
}
