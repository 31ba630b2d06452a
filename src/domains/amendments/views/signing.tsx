/** Where a rapporteur signs a version or says why not, and what was signed before. Pure. */
import {
  Choice,
  Empty,
  Link,
  Meta,
  Page,
  Section,
  TextArea,
  useReader,
  UserText,
  When,
} from '../../../platform/html/index.ts'
import { canTry } from '../../people/index.ts'
import type { Countersignature, Signing } from '../../texts/index.ts'
import { REASON_LENGTH_MAX } from '../amendment.ts'
import { explain } from '../explain.ts'
import { ActForm, groupName, Name, Passage, useCrumbs } from '../parts.tsx'
import { mayCountersign } from '../rules/countersigning.ts'
import type { SignedShown, SigningShown } from '../shown.ts'

type Shown = { readonly shown: SigningShown }

export function SigningPage({ shown }: Shown) {
  const { t } = useReader()
  const { waiting, signed } = shown
  return (
    <Page
      title={t('amendments.signing.title')}
      lede={t('amendments.signing.lede')}
      section="processes"
      practice={shown.process.practice}
      crumbs={useCrumbs(shown)}
    >
      {waiting ? <Waiting shown={shown} /> : <Empty>{t('amendments.signing.none')}</Empty>}
      {signed.length > 0 && (
        <Section title={t('amendments.signing.before')}>
          {signed.map((one) => (
            <SignedLine scene={shown} one={one} />
          ))}
        </Section>
      )}
    </Page>
  )
}

function Waiting({ shown }: Shown) {
  const { t } = useReader()
  const { waiting, text, process, viewer, groups, template, now } = shown
  if (!waiting) return null
  const { version, rule } = waiting
  const may = mayCountersign(process, { kind: 'person', actor: viewer }, waiting, groups)
  const place = `/texts/${text.id}/versions/${version.number}`
  return (
    <Section title={t('amendments.signing.waits', { version: version.number })}>
      <p>{t(`amendments.signing.rule.${rule}`)}</p>
      <p>
        <Link to={place}>{t('amendments.signing.changes', { version: version.number })}</Link>
        {' · '}
        <Link to={`/texts/${text.id}/amendments`}>{t('amendments.signing.decided')}</Link>
      </p>
      {canTry(may) || shown.returned ? (
        <SigningForm shown={shown} />
      ) : (
        !may.ok && <Meta>{explain(may.refusal, { t, template, now })}</Meta>
      )}
    </Section>
  )
}

const ANSWERS = ['signed', 'declined'] as const satisfies readonly Signing[]

function SigningForm({ shown }: Shown) {
  const { t } = useReader()
  const { text, waiting } = shown
  return (
    <ActForm
      scene={shown}
      form="countersign"
      action={`/texts/${text.id}/countersignatures`}
      submit={t('amendments.signing.submit')}
    >
      <input type="hidden" name="version" value={String(waiting?.version.number ?? 0)} />
      <Choice
        name="answer"
        legend={t('amendments.signing.answer')}
        required
        options={ANSWERS.map((value) => {
          return { value, label: t(`amendments.signing.answer.${value}`) }
        })}
      />
      <TextArea
        name="reason"
        label={t('amendments.signing.reason')}
        hint={t('amendments.signing.reason.hint')}
        rows={3}
        maxlength={REASON_LENGTH_MAX}
      />
    </ActForm>
  )
}

type LineProps = { readonly scene: SignedShown; readonly one: Countersignature }

/** Who signed which version, from which group, beside an editor of which other. */
export function SignedLine({ scene, one }: LineProps) {
  const { t } = useReader()
  const { version, kind, by, group, editorGroup, reason, at } = one
  const named = (id: string | undefined) => <UserText>{groupName(scene.template, id, t)}</UserText>
  return (
    <div class="stack-2">
      <p>
        {t.rich(`amendments.signing.${kind}`, {
          version,
          name: <Name scene={scene} person={by} />,
        })}
      </p>
      {reason !== undefined && (
        <Passage scene={scene} of={reason} removed={t('amendments.removed')} />
      )}
      <Meta>
        {(group !== undefined || editorGroup !== undefined) && (
          <>
            {t.rich('amendments.signing.groups', { own: named(group), editor: named(editorGroup) })}
            {' · '}
          </>
        )}
        <When at={at} />
      </Meta>
    </div>
  )
}

type SectionProps = { readonly text: string; readonly shown: SignedShown }

/** On the page of a text and its versions: what waits, and the last word on each of the newest. */
export function Signatures({ text, shown }: SectionProps) {
  const { t } = useReader()
  const { waiting, signed } = shown
  const path = `/texts/${text}/countersignature`
  return (
    <Section title={t('amendments.signing.title')} id="countersignatures">
      {waiting && (
        <p>
          <Link to={path}>
            {t('amendments.signing.waits', { version: waiting.version.number })}
          </Link>
        </p>
      )}
      {signed.slice(0, SHOWN_MAX).map((one) => (
        <SignedLine scene={shown} one={one} />
      ))}
      {signed.length > SHOWN_MAX && (
        <Meta>
          <Link to={path}>{t('amendments.signing.before')}</Link>
        </Meta>
      )}
    </Section>
  )
}

/** The rest has a page of its own. */
const SHOWN_MAX = 3
