/** The form with which officers remove a message, for those who may. Pure. */
import type { ComponentChildren } from 'preact'
import { More, Section, Select, TextArea, useReader } from '../../platform/html/index.ts'
import { isClosed } from './message.ts'
import { ActForm } from './parts.tsx'
import { GROUNDS, REASON_LENGTH_MAX, roleIn } from './rules-removing.ts'
import type { MessageAlone } from './shown.ts'

export function Removing({ shown }: { readonly shown: MessageAlone }) {
  const { t } = useReader()
  const { place, thread, viewer, returned } = shown
  const { message } = shown.shown
  const isGone = 'removed' in shown.read(message.words)
  const isBack = returned?.form === 'remove'
  if (!viewer || isGone || isClosed(thread)) return null
  if (!isBack && roleIn(place, viewer) === undefined) return null
  return (
    <Folded label={t('discussions.remove.title')} open={isBack}>
      <ActForm
        scene={shown}
        form="remove"
        action={`/messages/${message.id}/removals`}
        submit={t('discussions.remove.button')}
        id="form-remove"
        quiet
      >
        <p>{t('discussions.remove.what')}</p>
        <RemovalFields />
      </ActForm>
    </Folded>
  )
}

/** On what grounds, and why: asked of whatever officers remove. */
export function RemovalFields() {
  const { t } = useReader()
  return (
    <>
      <Select
        name="basis"
        label={t('discussions.remove.basis')}
        value="conduct"
        required
        options={GROUNDS.map((basis) => ({ value: basis, label: t(`record.basis.${basis}`) }))}
      />
      <TextArea
        name="reason"
        label={t('discussions.remove.reason')}
        hint={t('discussions.remove.reason.hint')}
        rows={3}
        maxlength={REASON_LENGTH_MAX}
        required
      />
    </>
  )
}

type FoldedProps = {
  readonly label: string
  readonly open: boolean
  readonly children: ComponentChildren
}

/** A form that came back stands open, so that nobody looks for why. */
export const Folded = ({ label, open, children }: FoldedProps) =>
  open ? <Section title={label}>{children}</Section> : <More label={label}>{children}</More>
