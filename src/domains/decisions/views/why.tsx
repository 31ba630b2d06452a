/** Why one cannot do something here, and where that can be mended. Asks no rule. */
import { Link, useReader } from '../../../platform/html/index.ts'
import type { Refusal } from '../rules/refusal.ts'
import { explain } from './explain.ts'
import type { Scene } from './shown.ts'

export function Why({ scene, refusal }: { readonly scene: Scene; readonly refusal: Refusal }) {
  const { t } = useReader()
  const { template, now } = scene
  const isReading = refusal.kind === 'signed-out' && !scene.returned
  const sentence = isReading ? t('decisions.why.stranger') : explain(refusal, { t, template, now })
  if (refusal.kind !== 'signed-out') return <>{sentence}</>
  return (
    <>
      {sentence} <Link to="/sign-in">{t('decisions.why.sign-in')}</Link>
    </>
  )
}
