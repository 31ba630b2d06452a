/** The public tables of this domain, for whoever checks them against the record. */
import { ISSUES } from './issues.ts'
import { LINKS, SECONDS } from './links.ts'
import { SCREENINGS } from './screenings.ts'

export const ISSUE_TABLES = [ISSUES, SCREENINGS, LINKS, SECONDS] as const
