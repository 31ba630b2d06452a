/** What one reads and ticks before speaking in a process, inside the form of that act. */
import { Checkbox, Panel, useReader } from '../../../platform/html/index.ts'
import { hasAgreed, PERMANENCE, PermanenceNotice, type Actor } from '../../people/index.ts'
import { inWords, undertakingsOf, type Process, type Template } from '../../processes/index.ts'

export type FirstActProps = {
  readonly actor: Actor
  /** Left out where the act asks for no undertakings. */
  readonly speaks?: { readonly process: Process; readonly template: Template } | undefined
}

/** Nothing for those who have read and agreed. Posts `permanence` and `undertakings`. */
export function FirstAct({ actor, speaks }: FirstActProps) {
  const { t } = useReader()
  const knows = hasAgreed(actor, PERMANENCE.undertakings, PERMANENCE.version)
  const asked = speaks && undertakingsOf(speaks.process.pin)
  const agreed = !asked || hasAgreed(actor, asked.id, asked.version)
  return (
    <>
      {!knows && <PermanenceNotice />}
      {speaks && !agreed && (
        <Panel tint title={t('outcomes.undertakings.title')}>
          <ul>
            {speaks.template.undertakings.map(({ text }) => (
              <li>{inWords(text, t)}</li>
            ))}
          </ul>
          <Checkbox name="undertakings" label={t('outcomes.undertakings.agree')} required />
        </Panel>
      )}
    </>
  )
}

/** Refusals that the form itself can mend: by reading what is permanent, by agreeing. */
const MENDED: ReadonlySet<string> = new Set(['permanence-unread', 'undertakings-unread'])

export const canTry = (
  asked:
    { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly kind: string } },
): boolean => asked.ok || MENDED.has(asked.refusal.kind)
