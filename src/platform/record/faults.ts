/** What can be wrong between the tables and the record, named by number and subject. */
import type { Read } from '../db/index.ts'
import type { EntryRefusal } from './entry.ts'

export type TableFault =
  | {
      readonly kind: 'row-differs'
      readonly table: string
      readonly subject: string
      readonly index: number
    }
  | { readonly kind: 'row-without-entry'; readonly table: string; readonly subject: string }
  | { readonly kind: 'row-missing'; readonly subject: string; readonly index: number }
  | { readonly kind: 'entry-missing'; readonly index: number }
  | { readonly kind: 'entry-unreadable'; readonly index: number; readonly refusal: EntryRefusal }
  | { readonly kind: 'entry-differs'; readonly index: number; readonly column: string }
  /** Strangers can read it, and the table has it no longer: a restore that is behind. */
  | { readonly kind: 'published-only'; readonly index: number }
  | { readonly kind: 'published-differs'; readonly index: number }
  | { readonly kind: 'part-missing'; readonly index: number; readonly part: string }
  | { readonly kind: 'part-differs'; readonly index: number; readonly part: string }
  | { readonly kind: 'part-unnamed'; readonly index: number; readonly part: string }

/** Faults that are listed; whoever has more has seen enough. */
export const FAULTS_MAX = 1_000

export type FaultList = {
  readonly add: (fault: TableFault) => void
  readonly all: () => { readonly faults: readonly TableFault[]; readonly more: boolean }
}

export function faultList(): FaultList {
  const faults: TableFault[] = []
  let more = false
  return {
    add: (fault: TableFault): void => {
      if (faults.length < FAULTS_MAX) faults.push(fault)
      else more = true
    },
    all: () => ({ faults, more }),
  }
}

/** Reads several things as they were at one moment. */
export const moment = <Value>(read: Read, work: (at: Read) => Promise<Value>): Promise<Value> =>
  read.transaction().setIsolationLevel('repeatable read').execute(work)
