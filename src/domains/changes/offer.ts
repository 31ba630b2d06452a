/** The rules as they would be, from parts of them that are typed or from a definition. Pure. */
import { z } from 'zod'
import { ok, refuse, type Json, type Result } from '../../platform/values.ts'
import type { Process } from '../processes/index.ts'
import {
  type CheckedTemplate,
  checkTemplate,
  type FileProblem,
  type KnownFacts,
  located,
  OWN_RULES,
  type Pin,
} from '../templates/index.ts'
import { PARTS_LENGTH_MAX } from './change.ts'
import { merged } from './merge.ts'

const SLUG_IN_NAME_MAX = 50

type Named = { readonly name: string; readonly version: string }

/** Under which name and number a process keeps rules of its own. */
export function ownName({ slug }: Pick<Process, 'slug'>, pins: readonly Pin[]): Named {
  const name = `${OWN_RULES}${slug.slice(0, SLUG_IN_NAME_MAX).replace(/-+$/, '')}`
  const versions = pins.flatMap((pin) => (pin.name === name ? [Number(pin.version)] : []))
  return { name, version: String(Math.max(0, ...versions) + 1) }
}

export type Base = {
  /** Canonical JSON of the rules in force. */
  readonly canonical: string
  readonly named: Named
  readonly known: KnownFacts
}

type Offered = Result<CheckedTemplate, readonly FileProblem[]>

/** Parts of the rules in YAML, put in place of what stands there. */
export const fromParts = (typed: string, base: Base): Offered =>
  located(typed, PARTS_LENGTH_MAX, (value) => {
    const change = z.json().safeParse(value)
    if (!change.success || typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refuse([{ path: [], message: EXPECTED, example: EXAMPLE }])
    }
    const offered = checkedWith(base, change.data)
    if (offered.ok) return offered
    // What is wrong may stand in a part that was not typed: then the first line is named.
    return refuse(
      offered.refusal.map(({ field, message, example }) => {
        const [top = ''] = field.split(/[.[]/)
        const said = `${field}: ${message}`
        return { path: top in value ? [top] : [], message: said, example }
      }),
    )
  })

const EXPECTED = 'expected parts of the rules, each under its name'
const EXAMPLE = 'consensus: {definition: Nobody is against it.}'

/** What consensus means here, in the words of those who will live by it. */
export const fromDefinition = (definition: string, base: Base): Offered =>
  checkedWith(base, { consensus: { definition } })

function checkedWith({ canonical, named, known }: Base, change: Json): Offered {
  const rules: Json = JSON.parse(canonical)
  const own = { template: named.name, version: named.version }
  const checked = checkTemplate(JSON.stringify(merged(merged(rules, change), own)), known)
  return checked.ok ? ok(checked.value) : checked
}
