/**
 * Whose move it is: those whom later domains name, whoever owes a document or may comment, and for
 * the rest those whom the ways on wait for. Pure. What nobody can bring about any more is no move.
 */
import type { Instant } from '../../platform/values.ts'
import {
  type Condition,
  factOf,
  findStage,
  findWindowRule,
  type Gate,
  inWords,
  isNamed,
  overridersOf,
  roleTitles,
  stageTitle,
  type Template,
} from '../templates/index.ts'
import { byRoles, type Move } from './moves.ts'
import type { Process } from './process.ts'
import { type Duty, moveOf } from './rules-duties.ts'
import { type GateVerdict, judgeGate } from './rules-gates.ts'
import type { WayAhead } from './rules-preview.ts'
import { type Window, windowPhase } from './window.ts'
import type { Facts } from './fact.ts'

export type Standing = {
  readonly process: Process
  readonly template: Template
  readonly facts: Facts
  readonly ways: readonly WayAhead[]
  readonly duties: readonly Duty[]
  readonly windows: readonly Window[]
}

/** @param given what later domains know; the first of two about the same thing is kept */
export function movesOf(standing: Standing, given: readonly Move[], now: Instant): readonly Move[] {
  const { process, template } = standing
  if (process.reported) return []
  if (process.state.kind === 'suspended') return [resuming(template)]
  if (process.state.kind !== 'running') return []
  const told = [...given, ...commenting(standing, now), ...owing(standing)]
  const settled = (fact: string) =>
    told.some(({ settles }) => settles.some((name) => isNamed(name, fact)))
  const voting = told.flatMap(({ who }) => (who.kind === 'electorate' ? [who.electorate] : []))
  const more = onward(standing, settled).filter(
    ({ who }) => who.kind !== 'electorate' || !voting.includes(who.electorate),
  )
  const all = [...told, ...more]
  return all.filter(({ about }, index) => all.findIndex((one) => one.about === about) === index)
}

const resuming = (template: Template): Move => ({
  about: 'resumption',
  who: byRoles(overridersOf(template, 'ends')),
  does: ({ t }) => t('processes.moves.resume'),
  settles: [],
})

/** In a window in which silence says nothing, anybody may speak. */
const commenting = ({ template, windows }: Standing, now: Instant): readonly Move[] =>
  windows.flatMap((window): readonly Move[] => {
    const rule = findWindowRule(template, window.kind)
    const { state } = window
    const isOpen = windowPhase(window, now) === 'open' && state.kind === 'dated'
    if (!rule || !isOpen || rule.silence !== 'nothing') return []
    return [
      {
        about: `window:${window.id}`,
        who: { kind: 'anybody' },
        does: ({ t }) => t('processes.moves.comment', { window: inWords(rule.title, t) }),
        href: `/windows/${window.id}`,
        until: state.closes,
        settles: [`windows.${window.kind}.closed`],
      },
    ]
  })

const owing = ({ duties }: Standing): readonly Move[] =>
  duties.flatMap((duty): readonly Move[] => {
    const owner = moveOf(duty)
    if (owner === undefined) return []
    const { rule, due } = duty
    return [
      {
        about: `documents.${rule.artefact}`,
        who: byRoles([owner]),
        does: ({ t }) => inWords(rule.does, t),
        until: due,
        settles: [`documents.${rule.artefact}`],
      },
    ]
  })

/** Whether somebody's move is about this fact already. */
type Settled = (fact: string) => boolean

type Shut = { readonly way: WayAhead; readonly gate: Gate; readonly missing: readonly Condition[] }

/** Those who may go on where nothing is missing; else those who can bring about what is. */
function onward(standing: Standing, settled: Settled): readonly Move[] {
  const { template, ways, process, facts } = standing
  const stage = 'stage' in process.state && findStage(template, process.state.stage)
  if (!stage) return []
  const ahead = ways.filter(isAhead).flatMap((way): readonly Shut[] => {
    const gate = way.kind === 'gate' ? stage.gate : way.exit?.when
    return gate ? [{ way, gate, missing: missingIn(judgeGate(gate, facts), settled) }] : []
  })
  // While a vote runs nobody is asked to go on by the last one.
  const voted = ({ gate }: Shut) => decisionsIn(gate).some((id) => settled(`decisions.${id}.now`))
  const open = ahead.filter((one) => one.missing.length === 0 && !voted(one))
  if (open.length > 0) return open.map(({ way }) => going(template, way))
  const begun = ahead.filter(({ gate, missing }) => isDecided(gate, missing))
  const near = begun.length > 0 ? begun : ahead.filter(({ way }) => way.kind === 'gate')
  return near.flatMap((one) =>
    one.missing
      .filter((condition) => !settled(factOf(condition)) && !isPremature(condition, one, ahead))
      .map((condition) => bringing(template, condition, one.way.by)),
  )
}

/** Where each outcome of one decision asks for documents of its own, these wait for it. */
function isPremature(condition: Condition, { way, missing }: Shut, ahead: readonly Shut[]) {
  if (!('artefact' in condition)) return false
  const awaited = new Set(missing.flatMap((one) => decisionOf(factOf(one)) ?? []))
  return ahead.some((other) => {
    const isOther = other.way !== way && decisionsIn(other.gate).some((id) => awaited.has(id))
    const documents = other.missing.filter((one) => 'artefact' in one).map(factOf)
    return isOther && documents.length > 0 && !documents.includes(factOf(condition))
  })
}

/** The gate, and exits that a decision opens: what anybody may take anyway is nobody's move. */
const isAhead = ({ kind, exit }: WayAhead): boolean =>
  kind === 'gate' || (exit?.when !== undefined && decisionsIn(exit.when).length > 0)

/** A way that waited for a decision, and got it. */
const isDecided = (gate: Gate, missing: readonly Condition[]): boolean =>
  decisionsIn(gate).length > 0 &&
  missing.every((condition) => decisionOf(factOf(condition)) === undefined)

function decisionsIn(gate: Gate): readonly string[] {
  if ('all' in gate) return gate.all.flatMap(decisionsIn)
  if ('any' in gate) return gate.any.flatMap(decisionsIn)
  return decisionOf(factOf(gate)) ?? []
}

const decisionOf = (fact: string): readonly [string] | undefined => {
  const [family, id] = fact.split('.')
  return family === 'decisions' && id !== undefined ? [id] : undefined
}

/**
 * Of a choice, only what can still come true, since in which rounds a process was is settled; and
 * of several such what somebody has already begun.
 */
function missingIn(verdict: GateVerdict, settled: Settled): readonly Condition[] {
  if (verdict.met) return []
  if (verdict.kind === 'condition') return [verdict.condition]
  const of = (part: GateVerdict) => missingIn(part, settled)
  if (verdict.kind === 'all') return verdict.parts.flatMap(of)
  const open = verdict.parts.filter((part) => !isLost(part))
  const begun = open.filter((part) => of(part).some((condition) => settled(factOf(condition))))
  const near = [begun, open, verdict.parts].find((some) => some.length > 0) ?? []
  return near.flatMap(of)
}

const isLost = (verdict: GateVerdict): boolean => {
  if (verdict.met) return false
  if (verdict.kind === 'all') return verdict.parts.some(isLost)
  if (verdict.kind === 'any') return verdict.parts.every(isLost)
  return factOf(verdict.condition).startsWith('rounds.')
}

const going = (template: Template, { kind, exit, to, by }: WayAhead): Move => ({
  about: kind === 'gate' ? 'gate' : `exit:${exit?.id}`,
  who: byRoles(by),
  does: ({ t }) =>
    exit
      ? t('processes.moves.exit', { title: inWords(exit.title, t) })
      : t('processes.moves.on', { stage: stageTitle(template, to, t) }),
  settles: [],
})

function bringing(template: Template, condition: Condition, by: readonly string[]): Move {
  const fact = factOf(condition)
  const waits = condition.waitsFor === undefined ? undefined : [condition.waitsFor]
  if ('artefact' in condition) {
    const artefact = template.artefacts.find(({ id }) => id === condition.artefact)
    return {
      about: fact,
      who: byRoles(waits ?? artefact?.by ?? by),
      does: ({ t }) =>
        artefact
          ? t('processes.moves.publish', { title: inWords(artefact.title, t) })
          : inWords(condition.says, t),
      settles: [],
    }
  }
  if ('window' in condition) {
    const rule = findWindowRule(template, condition.window)
    return {
      about: fact,
      who: byRoles(rule?.opens ?? waits ?? by),
      does: ({ t }) => t('processes.moves.open', { window: rule ? inWords(rule.title, t) : '' }),
      settles: [],
    }
  }
  const [id] = decisionOf(fact) ?? []
  const decision = template.decisions.find((one) => one.id === id)
  if (decision) return deciding(template, decision)
  return {
    about: fact,
    who: byRoles(waits ?? by),
    does: ({ t }) => inWords(condition.says, t),
    settles: [],
  }
}

/** Officers decide at once; an electorate once somebody has opened the vote. */
function deciding(template: Template, decision: Template['decisions'][number]): Move {
  const { id, title, by } = decision
  const about = `decisions.${id}`
  if ('roles' in by) {
    const does: Move['does'] = ({ t }) =>
      t('processes.moves.judge', { decision: inWords(title, t) })
    return { about, who: byRoles(by.roles), does, settles: [] }
  }
  const opens = findWindowRule(template, decision.window ?? '')?.opens ?? []
  return {
    about,
    who: { kind: 'electorate', electorate: by.electorate },
    does: ({ t }) =>
      t('processes.moves.vote', {
        decision: inWords(title, t),
        roles: roleTitles(template, opens, t),
      }),
    settles: [],
  }
}
