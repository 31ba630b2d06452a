/** Who may do what: every form sent by every role, compared with what product.md says of it. */
import { expect, test } from 'vitest'
import { LAST_TURNS, TURNS } from './course/all.ts'
import { aCourse, play, wait, type Course } from './course/place.ts'
import { consent, pathOf, ROLES, type Role, type Turn } from './course/turn.ts'

/** Whose form would have been kept. */
async function observed(
  { world, visitors, known }: Course,
  turn: Turn,
  roles: readonly Role[],
): Promise<readonly Role[]> {
  const path = pathOf(turn, known)
  const kept: Role[] = []
  for (const role of roles) {
    const tried = await world.rehearse(() => visitors[role].post(path, turn.fields(known)))
    const { status } = tried.value
    if (tried.kept || status === 303) kept.push(role)
    else expect([turn.route, role, status < 500]).toEqual([turn.route, role, true])
  }
  return kept
}

/** All of them; on PostgreSQL, where each try costs more under the same rules, some by turns. */
const rolesFor = ({ world }: Course, turn: number): readonly Role[] =>
  world.database.engine === 'sqlite' ? ROLES : ROLES.filter((_, index) => (index + turn) % 3 === 0)

/** Does a newcomer act who sends the same without having read what is permanent? */
async function unread({ world, visitors, known }: Course, turn: Turn): Promise<boolean> {
  const fields = Object.entries(turn.fields(known)).filter(([name]) => !(name in consent))
  const path = pathOf(turn, known)
  const sent = () => visitors.newcomer.post(path, Object.fromEntries(fields))
  return (await world.rehearse(sent)).recorded
}

test('every form is taken from those whose form it is, and from nobody else', async () => {
  const course = await aCourse()
  course.learn('code', 'made-up')
  const differences: unknown[] = []
  const seen = new Set<Turn>()
  let cells = 0
  for (const turn of [...TURNS, ...LAST_TURNS]) {
    if (turn.daysLater !== undefined) await wait(course, turn.daysLater)
    const roles = rolesFor(course, cells)
    const kept = seen.has(turn) ? undefined : await observed(course, turn, roles)
    const declared = roles.filter((role) => turn.may.includes(role))
    cells += roles.length
    if (kept && kept.join() !== declared.join()) differences.push([turn.route, { kept, declared }])
    const speaks = kept && (await unread(course, turn))
    if (speaks) differences.push([turn.route, 'taken from somebody who read nothing'])
    seen.add(turn)
    await play(course, turn)
  }
  expect(differences).toEqual([])
  expect(cells).toBeGreaterThan(150)
}, 300_000)
