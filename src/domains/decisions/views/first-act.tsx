/** What one reads and ticks before a first act here, inside the form of that act. */
import { Checkbox, Panel, useReader } from '../../../platform/html/index.ts'
import { hasAgreed, PERMANENCE, PermanenceNotice } from '../../people/index.ts'
import type { Result } from '../../../platform/values.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { Scene } from './shown.ts'

/** Nothing for those who have read and agreed, and for strangers, who sign in first. */
export function FirstAct({ scene }: { readonly scene: Scene }) {
  const { t, language } = useReader()
  const { party, rule, template } = scene
  const { actor } = party
  if (!actor) return null
  const knows = hasAgreed(actor, PERMANENCE.undertakings, PERMANENCE.version)
  const agreed = hasAgreed(actor, rule.undertakings.id, rule.undertakings.version)
  return (
    <>
      {!knows && <PermanenceNotice />}
      {!agreed && (
        <Panel tint title={t('decisions.undertakings.title')}>
          <ul>
            {template.undertakings.map(({ text }) => (
              <li>{text[language]}</li>
            ))}
          </ul>
          <Checkbox name="undertakings" label={t('decisions.undertakings.agree')} required />
        </Panel>
      )}
    </>
  )
}

/** Allowed, or refused only for what the form itself can mend. */
export const canTry = (allowed: Result<unknown, Refusal>): boolean =>
  allowed.ok ||
  allowed.refusal.kind === 'permanence-unread' ||
  allowed.refusal.kind === 'undertakings-unread'
