/** What the groups of a host are called, for those who read its counts. */
import type { Read } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import type { Hosting } from '../meetings/index.ts'
import { codesOf } from '../people/index.ts'
import { type InLanguages, inWords } from '../templates/index.ts'

export type GroupNames = ReadonlyMap<string, InLanguages>

export async function groupNamesOf(db: Read, hosting: Hosting): Promise<GroupNames> {
  if (hosting.kind === 'process') {
    const { grouping } = hosting.template
    if (grouping.kind === 'none') return new Map()
    return new Map(grouping.groups.map(({ id, label }) => [id, label]))
  }
  const { grouping } = hosting.body
  const codes = grouping === null ? [] : await codesOf(db, grouping)
  return new Map(codes.map(({ code, labels }) => [code, labels]))
}

export const groupName = (names: GroupNames, group: string, t: Translate): string => {
  const label = names.get(group)
  return label ? inWords(label, t) : group
}
