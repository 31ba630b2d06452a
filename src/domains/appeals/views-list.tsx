/** The appeals in one process: the path, those filed, and the form. Pure: data in, HTML out. */
import {
  Choice,
  Empty,
  Field,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  TextArea,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { inWords, roleTitle, spanWords } from '../processes/index.ts'
import { WORDS_LENGTH_MAX } from './appeal.ts'
import { ActForm, AppealList, SpeakingAs, useCrumbs } from './parts.tsx'
import { mayFileAny, remediesOf } from './rules.ts'
import type { ListShown, Scene } from './shown.ts'

type Shown = { readonly shown: ListShown }

export function AppealsPage({ shown }: Shown) {
  const { t } = useReader()
  const { process, appeals } = shown
  return (
    <Page
      title={t('appeals.title')}
      lede={t('appeals.lede')}
      section="processes"
      practice={process.practice}
      crumbs={useCrumbs(shown, true)}
    >
      <Rungs scene={shown} />
      <Section title={t('appeals.list')} id="appeals">
        {appeals.length === 0 ? (
          <Empty>{t('appeals.none')}</Empty>
        ) : (
          <AppealList scene={shown} appeals={appeals} />
        )}
      </Section>
      <File shown={shown} />
    </Page>
  )
}

/** The forums in order: who may ask them for what, and within what time. */
function Rungs({ scene: { template } }: { readonly scene: Scene }) {
  const { t } = useReader()
  if (template.appeals.length === 0) return <Empty>{t('appeals.refused.no-forum')}</Empty>
  return (
    <Section title={t('appeals.forums')}>
      <ol class="stack">
        {template.appeals.map((rung) => (
          <li class="stack-2">
            <p>
              <b>{roleTitle(template, rung.forum, t)}</b>
            </p>
            <ul>
              <li>{t('processes.rule.appeal.standing', { who: inWords(rung.standing, t) })}</li>
              <li>{inWords(rung.grounds, t)}</li>
              <li>{t('processes.rule.appeal.file', { span: spanWords(rung.fileWithin, t) })}</li>
              <li>
                {t('processes.rule.appeal.answer', { span: spanWords(rung.answerWithin, t) })}
              </li>
              <li>{t('processes.rule.appeal.remedy', { remedy: inWords(rung.remedy, t) })}</li>
              {rung.supporters && (
                <li>{t('appeals.forums.supporters', { count: rung.supporters.count })}</li>
              )}
              {rung.recuse && <li>{t('appeals.forums.recuse')}</li>}
              {rung.suspends && <li>{t('appeals.forums.suspends')}</li>}
              {rung.confidential && <li>{t('appeals.forums.confidential')}</li>}
              {rung.final && <li>{t('appeals.forums.final')}</li>}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function File({ shown }: Shown) {
  const { t } = useReader()
  const { ground, viewer, process, returned } = shown
  const [first] = ground.rungs
  if (!first) return null
  if (!viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('appeals.sign-in')}</Link>
      </p>
    )
  }
  if (!returned && !canTry(mayFileAny(ground, { kind: 'person', actor: viewer }))) return null
  return (
    <>
      <Offered shown={shown} />
      <Section title={t('appeals.file.title')} id="file">
        <ActForm
          scene={shown}
          form="file"
          action={`/processes/${process.slug}/appeals`}
          submit={t('appeals.file.button')}
        >
          <Field
            name="entry"
            label={t('appeals.file.entry')}
            hint={t('appeals.file.entry.hint')}
            inputmode="numeric"
            value={shown.asked}
            required
          />
          <TextArea
            name="grounds"
            label={t('appeals.file.grounds')}
            hint={first.confidential ? t('appeals.file.sealed') : t('appeals.file.open')}
            maxlength={WORDS_LENGTH_MAX}
            required
          />
          <Choice
            name="sought"
            legend={t('appeals.file.sought')}
            required
            options={remediesOf(first).map((value) => ({
              value,
              label: t(`appeals.finding.${value}`),
              hint: t(`appeals.finding.${value}.hint`),
            }))}
          />
          <SpeakingAs scene={shown} />
        </ActForm>
      </Section>
    </>
  )
}

/** What was decided lately; its link fills in the number below. */
function Offered({ shown: { offered, process } }: Shown) {
  const { t } = useReader()
  if (offered.length === 0) return null
  return (
    <Section title={t('appeals.offered')}>
      <List>
        {offered.map(({ what, at, entry }) => (
          <Item
            title={what}
            href={`/processes/${process.slug}/appeals?entry=${entry.number}#file`}
            meta={
              <Meta>
                {t('html.entry', { number: entry.number })} · <When at={at} />
              </Meta>
            }
          />
        ))}
      </List>
    </Section>
  )
}
