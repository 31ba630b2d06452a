/** Who acts in a process, with what they agreed to on the way. Decides nothing else. */
import { agreeOnTheWay, type Actor, type Consent } from '../people/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import type { Process } from './process.ts'
import type { Step } from './steps.ts'

/**
 * The step of whoever sent a form; what they agreed to in it is saved with the act, unless that
 * act names nobody.
 */
export async function agreedStep(
  step: Omit<Step, 'by'>,
  actor: Actor,
  data: Consent & { readonly isUnsaid?: boolean },
  process: Process,
): Promise<Step> {
  const undertakings = data.undertakings ? undertakingsOf(process.pin) : undefined
  const given = { permanence: false, undertakings, via: step.via, isUnsaid: data.isUnsaid ?? false }
  const agreed = await agreeOnTheWay(step.tx, actor, given, step.now)
  return { ...step, by: { kind: 'person', actor: agreed } }
}
