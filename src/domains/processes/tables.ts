/** The public tables of this domain, for whoever checks them against the record. */
import { DOCUMENTS, PROCESSES } from './store.ts'
import { TEMPLATES } from './store-templates.ts'
import { WINDOWS } from './store-windows.ts'

export const PROCESS_TABLES = [PROCESSES, DOCUMENTS, TEMPLATES, WINDOWS] as const
