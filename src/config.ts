/** Every setting, its default and its meaning: the only reader of the environment. */
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const yes = z.enum(['0', '1', 'no', 'yes']).transform((word) => word === '1' || word === 'yes')
const secret = true

/** In the order in which `parley doctor` prints them. */
export const Settings = z.object({
  PARLEY_PORT: port.default(3000).meta({ meaning: 'The port for HTTP.' }),
  PARLEY_HOST: z.string().default('127.0.0.1').meta({ meaning: 'The address it binds to.' }),
  PARLEY_URL: z
    .url()
    .optional()
    .meta({ meaning: 'The public address, for links and mail; http://localhost:PORT if unset.' }),
  PARLEY_NAME: z
    .string()
    .max(80)
    .default('Example Institute')
    .meta({ meaning: 'Who hosts this place: the footer and the From of mail say so.' }),
  PARLEY_DATA: z
    .string()
    .default('./data')
    .meta({ meaning: 'All that must be kept: database, record, uploads, keys.' }),
  PARLEY_FILES_URL: z
    .url()
    .optional()
    .meta({ meaning: 'Another host name of this port, for uploaded files alone; ours if unset.' }),
  PARLEY_SCANNER: z
    .string()
    .max(500)
    .optional()
    .meta({ meaning: 'A command that reads a file on its input; 0 clean, 1 not. None if unset.' }),
  PARLEY_JITSI_URL: z
    .url()
    .optional()
    .meta({ meaning: 'A Jitsi server on which rooms for calls can be made; none if unset.' }),
  PARLEY_BBB_URL: z
    .url()
    .optional()
    .meta({ meaning: 'A BigBlueButton server for the same, as `bbb-conf --secret` names it.' }),
  PARLEY_BBB_SECRET: z
    .string()
    .min(8)
    .max(200)
    .optional()
    .meta({ meaning: 'What it signs calls with; needed with PARLEY_BBB_URL.', secret }),
  PARLEY_SMS_SECRET: z
    .string()
    .min(16)
    .max(200)
    .optional()
    .meta({ meaning: 'What your SMS gateway shows at /sms; no such address if unset.', secret }),
  DATABASE_URL: z
    .string()
    .startsWith('postgres')
    .optional()
    .meta({ meaning: 'A PostgreSQL database; SQLite in the data folder if unset.', secret }),
  DATABASE_READ_URL: z
    .string()
    .startsWith('postgres')
    .optional()
    .meta({ meaning: 'A replica of it, for reading.', secret }),
  SMTP_URL: z
    .string()
    .startsWith('smtp')
    .optional()
    .meta({ meaning: 'Where mail goes out; it stays in the outbox if unset.', secret }),
  PARLEY_SMTP_PORT: port.default(2525).meta({ meaning: 'The port for inbound mail; 0 is off.' }),
  PARLEY_SMTP_HOST: z
    .string()
    .optional()
    .meta({ meaning: 'The address that port binds to; PARLEY_HOST if unset.' }),
  PARLEY_LMTP_SOCKET: z
    .string()
    .startsWith('/')
    .max(100)
    .optional()
    .meta({ meaning: 'A socket to which your own mail server hands mail over by LMTP.' }),
  PARLEY_AUTHSERV_ID: z
    .string()
    .regex(/^[a-z0-9.-]{1,253}$/)
    .optional()
    .meta({ meaning: 'The name under which your own mail server states DMARC; none if unset.' }),
  PARLEY_MAIL_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]{1,253}$/)
    .default('lists.localhost')
    .meta({ meaning: 'The part after @ of our addresses.' }),
  PARLEY_DEMO: yes
    .default(false)
    .meta({ meaning: 'Demo people, one-click sign-in on loopback, /outbox and /design.' }),
  PARLEY_HTTP_IS_FINE: yes
    .default(false)
    .meta({ meaning: 'Serve a public address without https (a test network); else refused.' }),
  PARLEY_BEHIND_PROXY: yes
    .default(false)
    .meta({ meaning: 'Believe X-Forwarded-For when it comes from loopback.' }),
})

export type SettingName = keyof typeof Settings.shape

export type Config = {
  readonly port: number
  readonly host: string
  readonly url: string
  readonly name: string
  readonly folder: string
  readonly filesUrl: string | undefined
  readonly scanner: string | undefined
  readonly jitsiUrl: string | undefined
  readonly bigBlueButton: { readonly url: string; readonly secret: string } | undefined
  readonly smsSecret: string | undefined
  readonly databaseUrl: string | undefined
  readonly databaseReadUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly smtpPort: number
  readonly smtpHost: string
  readonly lmtpSocket: string | undefined
  /** Whose Authentication-Results are believed. */
  readonly authservId: string | undefined
  readonly mailDomain: string
  readonly demo: boolean
  readonly httpIsFine: boolean
  readonly behindProxy: boolean
}

export type SettingProblem = { readonly name: string; readonly why: string }

type Reading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] }

/** An empty variable counts as unset, as in a shell's `NAME= parley serve`. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Reading {
  const given = Object.entries(environment).filter(([, value]) => value !== '')
  const read = Settings.safeParse(Object.fromEntries(given))
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({
      name: path.join('.'),
      why: message,
    }))
    return { ok: false, problems }
  }
  const values = read.data
  const { PARLEY_BBB_URL: url, PARLEY_BBB_SECRET: key } = values
  if ((url === undefined) !== (key === undefined)) {
    const name = url === undefined ? 'PARLEY_BBB_URL' : 'PARLEY_BBB_SECRET'
    return { ok: false, problems: [{ name, why: 'its address and its secret go together' }] }
  }
  const config: Config = {
    port: values.PARLEY_PORT,
    host: values.PARLEY_HOST,
    url: (values.PARLEY_URL ?? `http://localhost:${values.PARLEY_PORT}`).replace(/\/$/, ''),
    name: values.PARLEY_NAME,
    folder: values.PARLEY_DATA,
    filesUrl: values.PARLEY_FILES_URL,
    scanner: values.PARLEY_SCANNER,
    jitsiUrl: values.PARLEY_JITSI_URL,
    bigBlueButton: url !== undefined && key !== undefined ? { url, secret: key } : undefined,
    smsSecret: values.PARLEY_SMS_SECRET,
    databaseUrl: values.DATABASE_URL,
    databaseReadUrl: values.DATABASE_READ_URL,
    smtpUrl: values.SMTP_URL,
    smtpPort: values.PARLEY_SMTP_PORT,
    smtpHost: values.PARLEY_SMTP_HOST ?? values.PARLEY_HOST,
    lmtpSocket: values.PARLEY_LMTP_SOCKET,
    authservId: values.PARLEY_AUTHSERV_ID,
    mailDomain: values.PARLEY_MAIL_DOMAIN,
    demo: values.PARLEY_DEMO,
    httpIsFine: values.PARLEY_HTTP_IS_FINE,
    behindProxy: values.PARLEY_BEHIND_PROXY,
  }
  return { ok: true, config }
}

export type ShownSetting = {
  readonly name: string
  readonly meaning: string
  /** As text; a secret only as set or not. */
  readonly value: string
  readonly isSet: boolean
  readonly problem: string | undefined
}

const HIDDEN = '(set; not shown)'
const UNSET = '(unset)'

/** Every setting, in order, for `parley doctor`: also where some of them cannot be read. */
export function showSettings(
  environment: NodeJS.ProcessEnv = process.env,
): readonly ShownSetting[] {
  const read = readConfig(environment)
  const problems = read.ok ? [] : read.problems
  return Object.entries(Settings.shape).map(([name, schema]) => {
    const { meaning, secret: isSecret } = Meta.parse(schema.meta())
    const given = environment[name] ?? ''
    const standard = schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : UNSET
    return {
      name,
      meaning,
      value: given === '' ? standard : isSecret ? HIDDEN : given,
      isSet: given !== '',
      problem: problems.find((one) => one.name === name)?.why,
    }
  })
}

const Meta = z.object({ meaning: z.string(), secret: z.boolean().default(false) })
