/**
 * What every step in a ballot shares: the transaction, the process it is in, who acts, and what
 * stands. A step decides by a rule and saves; form, clock and tests call the same. Decides nothing.
 */
import { prose, type Prose } from '../../../platform/record/index.ts'
import type { Read, Tx } from '../../../platform/db/index.ts'
import type { Actor } from '../../people/index.ts'
import {
  asOf,
  findProcess,
  findWindow,
  type Process,
  type Step,
  type Window,
} from '../../processes/index.ts'
import { type Template, templateOf, undertakingsOf } from '../../templates/index.ts'
import type { Doing } from '../acts.ts'
import type { Ballot } from '../ballot.ts'
import type { Before } from '../rules/votes.ts'
import { standingOf } from '../store/votes.ts'

export const actorIn = ({ by }: Pick<Step, 'by'>): Actor | undefined =>
  by.kind === 'person' ? by.actor : undefined

export const written = (step: Step, name: string, words: string): Prose =>
  prose(name, words, step.clock, actorIn(step)?.person)

export const optionalWords = (step: Step, name: string, words: string | undefined) =>
  words === undefined || words.trim() === '' ? undefined : written(step, name, words)

/** As oneself: a vote is cast by a voice, not for an organisation that one happens to name. */
export const personally = (step: Step): Doing => ({
  actor: actorIn(step),
  cap: 'personal',
  via: step.via,
})

export const inRole = (step: Step, role: string): Doing => ({
  actor: actorIn(step),
  cap: `role:${role}`,
  via: step.via,
})

/** A ballot with what it hangs on: its process under the rules of the day it was opened. */
export type Around = {
  readonly ballot: Ballot
  readonly process: Process
  readonly template: Template
  readonly window: Window
}

export async function aroundOf(db: Read | Tx, ballot: Ballot): Promise<Around> {
  const found = await findProcess(db, { id: ballot.process })
  const window = await findWindow(db, ballot.window)
  if (!found || !window) throw new Error(`ballot ${ballot.id} of no process or window`)
  const process = asOf(found, ballot.openedAt)
  return {
    ballot,
    process,
    template: await templateOf(db, process.pin),
    window,
  }
}

export async function beforeOf(step: Step, { ballot, process, window }: Around): Promise<Before> {
  return {
    ballot,
    window,
    standing: await standingOf(step.tx, ballot.id),
    undertakings: undertakingsOf(process.pin),
    actor: actorIn(step),
    now: step.now,
  }
}
