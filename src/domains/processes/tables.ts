/** The public tables of this domain, for whoever checks them against the record. */
import { DOCUMENTS, PROCESSES } from './store.ts'
import { MISSED_DUTIES, STOP_REQUESTS, WALK_OUTS } from './store-pauses.ts'
import { REOPENINGS } from './store-reopenings.ts'
import { WINDOWS } from './store-windows.ts'

export const PROCESS_TABLES = [
  PROCESSES,
  DOCUMENTS,
  WINDOWS,
  REOPENINGS,
  STOP_REQUESTS,
  WALK_OUTS,
  MISSED_DUTIES,
] as const
