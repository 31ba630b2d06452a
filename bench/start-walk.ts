/** Walks a demo as strangers and as its people do: each page that a link leads to, each form. */
import { setTimeout as pause } from 'node:timers/promises'

/** Requests in one round. */
const PAGES_MAX = 600
const FORMS_MAX = 200
/** Slower than the limits, which are far above what hands can do. */
const PAUSE_MS = 15
const LANGUAGES = ['', '/ar', '/zh'] as const
const HANDLE = 'staff'

/** @returns how many requests were made */
export async function walk(origin: string): Promise<number> {
  const cookie = await signedIn(origin)
  const stranger = await asOne(origin, undefined)
  const person = await asOne(origin, cookie)
  return stranger + person
}

async function signedIn(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/demo/sign-in/${HANDLE}`, { redirect: 'manual' })
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

/** Breadth first, so that a bound leaves out what lies deepest. */
async function asOne(origin: string, cookie: string | undefined): Promise<number> {
  const headers: Record<string, string> = cookie === undefined ? {} : { cookie }
  const waiting: string[] = LANGUAGES.map((language) => `${language}/`.replace(/(.)\/$/, '$1'))
  const seen = new Set(waiting)
  const forms = new Set<string>()
  let asked = 0
  for (let path = waiting.shift(); path && asked < PAGES_MAX; path = waiting.shift()) {
    const html = await (await fetch(origin + path, { headers })).text()
    asked++
    for (const found of linksIn(html)) {
      if (seen.has(found) || ends(found)) continue
      seen.add(found)
      waiting.push(found)
    }
    for (const { action, fields } of formsIn(html)) {
      if (forms.has(action) || forms.size >= FORMS_MAX || ends(action)) continue
      forms.add(action)
      asked++
      await send(origin, action, { fields, headers })
    }
    await pause(PAUSE_MS)
  }
  return asked
}

/** Those would end the walk, not the server's work. */
const ends = (path: string) => /sign-out|\/demo\/|\/account\/erase/.test(path)

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, path = '/']) => path.replaceAll('&amp;', '&'))

type Form = { readonly action: string; readonly fields: URLSearchParams }

/** Every field gets a line of words; what that breaks is answered by the page with problems. */
function formsIn(html: string): readonly Form[] {
  const found = html.matchAll(/<form[^>]*method="post" action="(\/[^"]*)"[^>]*>(.*?)<\/form>/gs)
  return [...found].map(([, action = '/', inside = '']) => {
    const fields = new URLSearchParams()
    for (const [tag] of inside.matchAll(/<(?:input|textarea|select)[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(tag)?.[1]
      const value = /value="([^"]*)"/.exec(tag)?.[1]
      if (name !== undefined) fields.append(name, value ?? 'A line of words')
    }
    return { action, fields }
  })
}

type Sending = { readonly fields: URLSearchParams; readonly headers: Record<string, string> }

async function send(origin: string, action: string, { fields, headers }: Sending): Promise<void> {
  const answer = await fetch(origin + action, {
    method: 'POST',
    headers: { ...headers, origin },
    body: fields,
    redirect: 'manual',
  })
  await answer.arrayBuffer()
}
