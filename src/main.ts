/** The `parley` command: reads the settings, runs one command, ends with 0, 1 or 2. */
import { Argument, Command, CommanderError, Option } from 'commander'
import { readConfig, type Config } from './config.ts'
import { sourced } from './platform/traces.ts'
import type { Ending } from './commands/ending.ts'
import type { ArchiveOptions } from './commands/import-archive.ts'

/** 0 done, 1 refused with a sentence, 2 wrong usage. Source: the operating contract. */
const REFUSED = 1
const WRONG_USAGE = 2
const QUOTINGS = ['mboxrd', 'mboxo']

type DoctorOptions = {
  readonly to?: string
  readonly wait?: number
  readonly resolver?: string
  readonly sendsFrom?: readonly string[]
}

const program = new Command('parley')
  .description('People settle questions together; this runs the place where they do.')
  .exitOverride()

function settings(): Config {
  const read = readConfig()
  if (read.ok) return read.config
  for (const { name, why } of read.problems) console.error(`${name}: ${why}`)
  process.exit(REFUSED)
}

/** Loads a command's module only when it runs, so that `parley session` starts at once. */
function run(work: (config: Config) => Promise<Ending>) {
  return work(settings()).then(end)
}

function end({ code, say, out }: Ending): void {
  if (out !== undefined) console.log(out)
  if (say !== undefined) (code === 0 ? console.log : console.error)(say)
  process.exitCode = code
}

program
  .command('start', { hidden: true })
  .description('serves; plays the demo first where there is no site yet')
  .action(() => run(async (config) => (await import('./commands/start.ts')).start(config)))

program
  .command('serve')
  .description('serves (no demo)')
  .action(() => run(async (config) => (await import('./commands/serve.ts')).serve(config)))

program
  .command('demo')
  .description('plays the demo into an empty (or emptied) data folder')
  .option('--fresh', 'empty the data folder first')
  .action((options: { fresh?: boolean }) =>
    run(async (config) => (await import('./commands/demo.ts')).playDemo(config, options)),
  )

const person = program.command('person').description('accounts')
person
  .command('add <mail>')
  .description('an account; prints its id')
  .option('--name <name>', 'as others see this person')
  .option('--group <group>', 'a code of the list stakeholder-groups')
  .option('--region <region>', 'a code of the list regions')
  .option('--role <role>', 'a role in the secretariat or the screening panel')
  .action((mail: string, options: Record<string, string>) =>
    run(async (config) => (await import('./commands/person.ts')).add(config, mail, options)),
  )

program
  .command('session <mail>')
  .description('prints a `Cookie:` value for that account, valid 1 hour')
  .action((mail: string) =>
    run(async (config) => (await import('./commands/session.ts')).session(config, mail)),
  )

program
  .command('verify')
  .description('checks the record, here or at a distance, and that the tables say what it says')
  .option('--from <url>', 'the address of a site')
  .action((options: { from?: string }) =>
    run(async (config) => (await import('./commands/verify.ts')).verify(config, options)),
  )

program
  .command('backup <file>')
  .description('one file with database, record and uploads, while serving')
  .option('--keys <file>', 'the keys too, in a file of their own')
  .action((file: string, options: { keys?: string }) =>
    run(async (config) => (await import('./commands/backup.ts')).backup(config, file, options)),
  )

program
  .command('restore <file>')
  .description('restores database, record and uploads into an empty data folder')
  .option('--keys <file>', 'the file that backup --keys wrote')
  .action((file: string, options: { keys?: string }) =>
    run(async (config) => (await import('./commands/restore.ts')).restore(config, file, options)),
  )

const imported = program.command('import').description('what files describe')
imported
  .command('bodies <file>')
  .description('founds bodies and adds their seats, all of them vacant')
  .action((file: string) =>
    run(async (config) => (await import('./commands/import.ts')).bodies(config, file)),
  )

imported
  .command('archive <file>')
  .description('mail of a list elsewhere: an mbox, one mail, or a Maildir')
  .requiredOption('--to <place>', 'process:SLUG or body:SLUG')
  .option('--name <name>', 'as the list was called; without it, the name of the file')
  .option('--charset <charset>', 'of mail that names none: koi8-r, windows-1252, …')
  .addOption(new Option('--quoting <kind>', 'of lines that begin with From').choices(QUOTINGS))
  .option('--dry-run', 'reads and counts, and keeps nothing')
  .action((file: string, options: ArchiveOptions) =>
    run(async (config) => {
      return (await import('./commands/import-archive.ts')).archive(config, file, options)
    }),
  )

const template = program.command('template').description('templates of processes')
template
  .command('check <file>')
  .description('names what is wrong, by line and field')
  .action((file: string) => run(async () => (await import('./commands/template.ts')).check(file)))
template
  .command('explain <file>')
  .description('the rules in plain words')
  .option('--language <language>', 'one of en fr es ar zh ru pt', 'en')
  .action((file: string, options: { language: string }) =>
    run(async () => (await import('./commands/template.ts')).explain(file, options)),
  )
template
  .command('play <file>')
  .description('plays a scenario without a server or a database, and prints what came of it')
  .requiredOption('--scenario <file>', 'who sits at the table and what they do; docs/templates.md')
  .action((file: string, options: { scenario: string }) =>
    run(async () => (await import('./commands/template.ts')).play(file, options)),
  )

program
  .command('doctor')
  .description('what is wrong with this installation, and how to mend it')
  .addArgument(new Argument('[part]', 'only this part').choices(['mail']))
  .option('--to <address>', 'mail: send a test there, and wait for its answer')
  .option('--wait <seconds>', 'mail: how long to wait for the answer', Number)
  .option('--resolver <address>', 'mail: the DNS server to ask, 9.9.9.9 or 127.0.0.1:5300')
  .option('--sends-from <address...>', 'mail: the addresses from which mail leaves')
  // Also with settings that cannot be read: it says which.
  .action(async (part: 'mail' | undefined, options: DoctorOptions) => {
    const { wait, ...asked } = options
    const { doctor } = await import('./commands/doctor.ts')
    end(await doctor(part, undefined, { ...asked, waitSeconds: wait }))
  })

/** Of what ends the process, Node prints the trace. */
process.on('uncaughtExceptionMonitor', (error) => {
  error.stack = sourced(error.stack ?? error.message)
})

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE
}
