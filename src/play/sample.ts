/** A scenario to begin with: one for each role, twelve members, and the first gate. Pure. */
import type { Template } from '../domains/templates/index.ts'

const MEMBERS = 12

/** As text, because an author goes on writing in it. */
export function sampleScenario({ template, grouping, roles, moves, stages }: Template): string {
  const groups = grouping.kind === 'none' ? [] : grouping.groups.map(({ id }) => id)
  const each = Math.max(1, Math.floor(MEMBERS / Math.max(1, groups.length)))
  const members =
    groups.length === 0
      ? [`  - {id: member, count: ${MEMBERS}, roles: [members]}`]
      : groups.map((id) => `  - {id: ${id}, count: ${each}, roles: [members], group: ${id}}`)
  const officers = roles
    .filter(({ id }) => id !== 'members' && id !== 'participants')
    .map(({ id }) => `  - {id: r-${id}, roles: [${id}]}`)
  const mover = moves.by[0] ?? 'staff'
  const stage = stages[0]?.id ?? ''
  return [
    'scenario: A first try',
    `template: ${template}`,
    'starts: 2027-01-04',
    'members:',
    ...officers,
    ...members,
    'acts:',
    `  - {do: expect, stage: ${stage}}`,
    `  - {do: move, by: r-${mover}, at: +P7D, refused: gate-shut}`,
    `ends: {as: running, stage: ${stage}}`,
    '',
  ].join('\n')
}
