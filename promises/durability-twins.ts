/** Copies of a build, each broken in one place on purpose. The product has no switch for it. */
import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The build that this very file is part of. */
export const SOUND = dirname(import.meta.dirname)

export type Twin = {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
}

/** Holds the commit back for a moment after it answered: a kill in between loses it. */
const EARLY = `function transacting(on) {
  return (work) => {
    const early = Promise.withResolvers();
    let answer = () => {};
    const beforeCommit = async (tx, now) => {
      const done = await on.beforeCommit(tx, now);
      answer();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return done;
    };
    const noted = async (tx, now) => {
      const value = await work(tx, now);
      answer = () => early.resolve(value);
      return value;
    };
    soundly({ ...on, beforeCommit })(noted).then(early.resolve, early.reject);
    return early.promise;
  };
}
function soundly(on) {`

/** Asks for all of them, where those that are open were asked for. */
const DECIDED_TOO = `async function lockOpen(tx, text) {
  const every = own(tx).selectFrom("amendments").selectAll().where("text_id", "=", text);
  if (every) return (await held(tx, every.orderBy("number")).execute()).map(amendmentFrom);`

export const TWINS = {
  answersBeforeCommit: {
    name: 'answering before the commit',
    file: 'src/platform/db/transact.js',
    from: 'function transacting(on) {',
    to: EARLY,
  },
  allowsLateCommits: {
    name: 'synchronous_commit=off',
    file: 'src/platform/db/postgres-start.js',
    from: '"full_page_writes", "synchronous_commit"]',
    to: '"full_page_writes"]',
  },
  leavesOutTheSync: {
    name: 'leaving out the fsync',
    file: 'src/platform/db/group-commit.js',
    from: 'await file.handle.datasync()',
    to: 'await file.handle.stat()',
  },
  acknowledgesBeforeKeeping: {
    name: 'acknowledging mail before it is kept',
    file: 'src/platform/mail/inbox/smtp-door.js',
    from: 'await options.keep(',
    to: 'await ((early) => void setTimeout(() => void options.keep(early), 300))(',
  },
  trustsFrom: {
    name: 'trusting the From line',
    file: 'src/domains/replies/sender.js',
    from: 'proof.kind === "domain" && isSame(proof.address, author.address)',
    to: 'true',
  },
  takesLooseLines: {
    name: 'taking lines that end in one letter',
    file: 'src/platform/mail/inbox/strict-lines.js',
    from: 'if (raw.includes(NUL)) return "nul";',
    to: 'return void 0;',
  },
  hearsEverything: {
    name: 'listening to programs that answer each other',
    file: 'src/domains/replies/heard.js',
    from: 'if (rows.some((row) => row.digest === digest)) return "again";',
    to: 'if (rows) return "new";',
  },
  forgetsKeys: {
    name: 'forgetting idempotency keys',
    file: 'src/platform/http/once.js',
    from: 'if (!await claimSending(tx, sending, now)) {',
    to: 'if (false) {',
  },
  replacesUnseen: {
    name: 'replacing what its writer did not see',
    file: 'src/domains/minutes/rules-notes.js',
    from: 'const isSeen = ',
    to: 'const isSeen = true || ',
  },
  tellsNothingMissed: {
    name: 'telling nobody what they missed',
    file: 'src/platform/live/hub.js',
    from: 'const events = await eventsAfter(hall.read, room.channel, listener.last);',
    to: 'const events = []; listener.last = room.last;',
  },
  decidesAgain: {
    name: 'deciding again what was decided',
    file: 'src/domains/amendments/store/amendments.js',
    from: 'async function lockOpen(tx, text) {',
    to: DECIDED_TOO,
  },
} as const satisfies Record<string, Twin>

/** @param folder below the project, so that the copy finds the same libraries */
export function brokenBuild(folder: string, { name, file, from, to }: Twin): string {
  const build = join(folder, name.replaceAll(/[^a-z]+/g, '-'), 'dist')
  cpSync(SOUND, build, { recursive: true })
  const path = join(build, file)
  const source = readFileSync(path, 'utf8')
  if (!source.includes(from)) throw new Error(`${file} is not written as this promise knows it`)
  writeFileSync(path, source.replace(from, to))
  const made = spawnSync(process.execPath, [join(dirname(SOUND), 'bin/program.mjs'), build])
  if (made.status !== 0) throw new Error(`${name}: ${made.stderr.toString()}`)
  return build
}
