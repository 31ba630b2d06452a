/** The notice of law 7: what is permanent and what can be removed, before a first act. */
import { Checkbox, Panel, useReader } from '../../platform/html/index.ts'

/**
 * Goes inside the form of the act that it is about; posts `permanence`. Later domains show it
 * where `mayAct` refuses with `permanence-unread`.
 */
export function PermanenceNotice() {
  const { t } = useReader()
  return (
    <Panel tint title={t('people.permanence.title')}>
      <p>{t('people.permanence.stays')}</p>
      <p>{t('people.permanence.goes')}</p>
      <p>{t('people.permanence.copies')}</p>
      <Checkbox name="permanence" label={t('people.permanence.agree')} required />
    </Panel>
  )
}
