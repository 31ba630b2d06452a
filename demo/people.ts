/** The people of the practice table: roles, not persons; each can be signed in as by one click. */
import type { Role } from '../src/domains/people/index.ts'

export type DemoPerson = {
  readonly handle: string
  readonly name: string
  /** What a visitor reads beside the link. */
  readonly what: string
  readonly group?: string
  readonly region?: string
  readonly role?: Role
  readonly body?: string
}

export const demoPeople: readonly DemoPerson[] = [
  {
    handle: 'staff',
    name: 'Staff, practice',
    what: 'secretary of the secretariat',
    role: 'secretary',
  },
]
