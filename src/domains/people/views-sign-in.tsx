/** Pages for signing in. Pure; asks `sign-in.ts` what may happen. */
import {
  Button,
  Field,
  Form,
  Link,
  Meta,
  Page,
  Panel,
  useReader,
} from '../../platform/html/index.ts'
import type { Again } from '../../platform/html/index.ts'
import { minutes } from '../../platform/values.ts'
import { explain } from './explain.ts'
import type { PersonRefusal } from './rules.ts'
import { LINK_LASTS, type SignInRefusal } from './sign-in.ts'
import { PermanenceNotice } from './views-permanence.tsx'

type Refused = { readonly refusal?: SignInRefusal | PersonRefusal | undefined }

export function SignInPage({ again, refusal }: Refused & { again?: Again | undefined }) {
  const { t, viewer } = useReader()
  return (
    <Page title={t('people.sign-in.title')} lede={t('people.sign-in.lede')}>
      {viewer && <SignOut />}
      <Form
        action="/sign-in"
        again={again}
        refusal={refusal && explain(refusal, t)}
        submit={t('people.sign-in.ask')}
        panel
      >
        <Field
          name="mail"
          type="email"
          autocomplete="email"
          inputmode="email"
          label={t('people.sign-in.mail')}
          hint={t('people.sign-in.mail-hint')}
          maxlength={254}
          required
        />
      </Form>
    </Page>
  )
}

export function SignOut() {
  const { t } = useReader()
  return <Form action="/sign-out" submit={t('people.sign-out')} quiet />
}

export type SentPageProps = { readonly mail: string; readonly code: string | undefined }

/** What the asking browser sees: the digits that another browser will be asked for. */
export function SentPage({ mail, code }: SentPageProps) {
  const { t, site } = useReader()
  return (
    <Page title={t('people.sign-in.sent-title')}>
      <p role="status">{t('people.sign-in.sent', { mail, minutes: LINK_LASTS / minutes(1) })}</p>
      {code && (
        <Panel tint>
          <p>{t('people.sign-in.digits')}</p>
          <p class="digits" dir="ltr">
            <strong>{code}</strong>
          </p>
        </Panel>
      )}
      {site.demo && (
        <Meta>
          <Link to="/outbox">{t('people.sign-in.outbox')}</Link>
        </Meta>
      )}
    </Page>
  )
}

export type ConfirmPageProps = Refused & {
  readonly link: string
  /** Known by name, or nobody yet. */
  readonly name: string | undefined
  readonly needsCode: boolean
  /** False where the link can no longer be used, whatever is typed. */
  readonly usable: boolean
  readonly again?: Again | undefined
}

/** Behind the link: a page with a button, because mail scanners follow links. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { link, name, needsCode, usable, again, refusal } = props
  const { t } = useReader()
  return (
    <Page title={t('people.confirm.title')}>
      {usable ? (
        <>
          <p>{name ? t('people.confirm.known', { name }) : t('people.confirm.new')}</p>
          <Form
            action={`/sign-in/${link}`}
            again={again}
            refusal={refusal && explain(refusal, t)}
            panel
          >
            {needsCode && (
              <Field
                name="code"
                label={t('people.confirm.code')}
                hint={t('people.confirm.code-hint')}
                inputmode="numeric"
                autocomplete="one-time-code"
                maxlength={6}
                required
              />
            )}
            {!name && (
              <Field
                name="name"
                label={t('people.confirm.name')}
                hint={t('people.confirm.name-hint')}
                autocomplete="name"
                maxlength={120}
                required
              />
            )}
            {!name && <PermanenceNotice />}
            <Button>{t(name ? 'people.confirm.button' : 'people.confirm.join')}</Button>
          </Form>
        </>
      ) : (
        <p role="alert">
          {refusal && explain(refusal, t)} <Link to="/sign-in">{t('people.sign-in.title')}</Link>
        </p>
      )}
    </Page>
  )
}
